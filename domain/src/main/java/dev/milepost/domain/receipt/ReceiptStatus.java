package dev.milepost.domain.receipt;

/** The name of a receipt's state, for lists. */
public enum ReceiptStatus {
    READING,
    READ,
    UNREADABLE,
    CONFIRMED,
    REJECTED
}
