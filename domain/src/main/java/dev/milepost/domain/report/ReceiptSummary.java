package dev.milepost.domain.report;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.receipt.ReceiptId;
import java.time.Instant;
import java.util.Optional;

/**
 * What reports need to know of a receipt; it counts in the periods that hold its upload.
 *
 * @param confirmed the amount that a manager confirmed; only this enters a report as money
 */
public record ReceiptSummary(
        ReceiptId receiptId, AccountId courier, Instant uploadedAt, State state, Optional<Money> confirmed) {

    /** Where a receipt stands, as far as a report tells. */
    public enum State {
        /** Being read, or read and waiting for a manager. */
        PENDING,
        CONFIRMED,
        REJECTED
    }
}
