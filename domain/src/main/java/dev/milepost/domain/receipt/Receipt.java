package dev.milepost.domain.receipt;

/** A receipt in one of its states. A transition exists only on the states that allow it. */
public sealed interface Receipt
        permits ReadingReceipt, ReadReceipt, UnreadableReceipt, ConfirmedReceipt, RejectedReceipt {
    /** What is known from the upload on. */
    ReceiptFacts facts();

    /** The name of this state. */
    default ReceiptStatus status() {
        return switch (this) {
            case ReadingReceipt reading -> ReceiptStatus.READING;
            case ReadReceipt read -> ReceiptStatus.READ;
            case UnreadableReceipt unreadable -> ReceiptStatus.UNREADABLE;
            case ConfirmedReceipt confirmed -> ReceiptStatus.CONFIRMED;
            case RejectedReceipt rejected -> ReceiptStatus.REJECTED;
        };
    }
}
