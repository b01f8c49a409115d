package dev.milepost.domain.receipt;

/** How two receipts are alike, the surest first. */
public enum Likeness {
    /** The files are identical, byte by byte. */
    SAME_FILE,
    /** The photos look the same, though one may be compressed, scaled, cropped a little, or brightened. */
    SAME_PHOTO,
    /** Merchant, date and total are the same. */
    SAME_PURCHASE
}
