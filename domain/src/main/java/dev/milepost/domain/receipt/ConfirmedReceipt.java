package dev.milepost.domain.receipt;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * Its total counts as money spent.
 *
 * @param reading what the machine read; empty if it could not
 * @param total as confirmed, which may differ from the reading's
 * @param confirmedBy the manager; empty when it was confirmed automatically
 */
public record ConfirmedReceipt(
        ReceiptFacts facts,
        Optional<Reading> reading,
        Money total,
        Optional<AccountId> confirmedBy,
        Instant confirmedAt)
        implements Receipt {
    /** Whether the machine had read something else, or nothing. */
    public boolean isCorrected() {
        return !reading.flatMap(Reading::total).equals(Optional.of(total));
    }

    /** Whether no manager has looked at it. */
    public boolean isAutomatic() {
        return confirmedBy.isEmpty();
    }
}
