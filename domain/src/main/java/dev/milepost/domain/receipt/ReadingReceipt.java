package dev.milepost.domain.receipt;

import java.time.Instant;

/** Stored, and waiting to be read by machine. */
public record ReadingReceipt(ReceiptFacts facts) implements Receipt {
    /** The same, with a suspicion that it was uploaded before. */
    public ReadingReceipt suspecting(Duplicate other) {
        return new ReadingReceipt(facts.suspecting(other));
    }

    /** The machine has read it. */
    public ReadReceipt read(Reading reading, Instant at) {
        return new ReadReceipt(facts, reading, at);
    }

    /** The machine can't read it. */
    public UnreadableReceipt unreadable(UnreadableReason reason, Instant at) {
        return new UnreadableReceipt(facts, reason, at);
    }
}
