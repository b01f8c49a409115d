package dev.milepost.domain.receipt;

import java.time.Instant;
import java.util.Optional;

/** A receipt in one of its states. A transition exists only on the states that allow it. */
public sealed interface Receipt
        permits ReadingReceipt, ReadReceipt, UnreadableReceipt, ConfirmedReceipt, RejectedReceipt {
    /** What is known from the upload on. */
    ReceiptFacts facts();

    /** What is left of it when its photo is erased: the figures, without any text. One that waits to be read can't be any more. */
    default Receipt erased(Instant at) {
        return switch (this) {
            case ReadingReceipt reading -> reading.unreadable(UnreadableReason.EMPTY_FILE, at);
            case ReadReceipt read ->
                new ReadReceipt(read.facts(), read.reading().erased(), read.readAt());
            case UnreadableReceipt unreadable -> unreadable;
            case ConfirmedReceipt confirmed ->
                new ConfirmedReceipt(
                        confirmed.facts(),
                        confirmed.reading().map(Reading::erased),
                        confirmed.total(),
                        confirmed.confirmedBy(),
                        confirmed.confirmedAt());
            case RejectedReceipt rejected ->
                new RejectedReceipt(
                        rejected.facts(),
                        rejected.reading().map(Reading::erased),
                        rejected.reason(),
                        rejected.rejectedBy(),
                        rejected.rejectedAt());
        };
    }

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
