package dev.milepost.domain.receipt;

/** What {@link ReceiptReader} answers. */
public sealed interface ReadingResult {
    /** There was text to read; what could not be found in it is empty. */
    record Read(Reading reading) implements ReadingResult {}

    /** This is no receipt that a machine can read. */
    record Unreadable(UnreadableReason reason) implements ReadingResult {}
}
