package dev.milepost.domain.receipt;

/**
 * A number on a page that may be money.
 *
 * @param value in the smallest unit of the currency; negative where printed so
 * @param text as recognised
 * @param quality how it was written
 * @param height pixels of its characters
 */
record Amount(long value, String text, Quality quality, Box box, double confidence) {
    /** How sure it is that these characters are that number. */
    enum Quality {
        /** All digits, and as many decimals as the currency has. */
        CLEAN,
        /** A comma, colon or space for the decimal point, or a decimal short. */
        LOOSE,
        /** Letters taken for the digits that they resemble: counts only where arithmetic proves it. */
        REPAIRED
    }
}
