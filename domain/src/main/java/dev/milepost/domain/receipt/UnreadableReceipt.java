package dev.milepost.domain.receipt;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.AccountId;
import java.time.Instant;
import java.util.Optional;

/** Not readable by machine, and waiting for a manager who reads it. */
public record UnreadableReceipt(ReceiptFacts facts, UnreadableReason reason, Instant triedAt) implements Receipt {
    /** A manager has read the total. */
    public Confirmation confirm(Money total, AccountId manager, Instant at) {
        return Confirmation.of(new ConfirmedReceipt(facts, Optional.empty(), total, Optional.of(manager), at));
    }

    /** A manager doesn't accept the receipt. */
    public RejectedReceipt reject(String reason, AccountId manager, Instant at) {
        return new RejectedReceipt(facts, Optional.empty(), reason, manager, at);
    }
}
