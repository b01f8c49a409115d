package dev.milepost.domain.receipt;

import java.util.Optional;

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

    /** What the machine read; empty before, and if it could not. */
    default Optional<Reading> machineReading() {
        return switch (this) {
            case ReadingReceipt waiting -> Optional.empty();
            case ReadReceipt read -> Optional.of(read.reading());
            case UnreadableReceipt unreadable -> Optional.empty();
            case ConfirmedReceipt confirmed -> confirmed.reading();
            case RejectedReceipt rejected -> rejected.reading();
        };
    }
}
