package dev.milepost.domain.receipt;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.AccountId;
import java.time.Instant;
import java.util.Optional;

/** Read by machine, and waiting for a manager. The reading may lack a total. */
public record ReadReceipt(ReceiptFacts facts, Reading reading, Instant readAt) implements Receipt {
    /** A manager agrees with the total that was read; refused when none was. */
    public Confirmation confirm(AccountId manager, Instant at) {
        return reading.total()
                .<Confirmation>map(total -> new Confirmation.Confirmed(
                        new ConfirmedReceipt(facts, Optional.of(reading), total, Optional.of(manager), at)))
                .orElseGet(() -> new Confirmation.Refused(Confirmation.Reason.TOTAL_MISSING));
    }

    /** A manager says what the total is, be it the one that was read or another. */
    public Confirmation confirm(Money total, AccountId manager, Instant at) {
        return Confirmation.of(new ConfirmedReceipt(facts, Optional.of(reading), total, Optional.of(manager), at));
    }

    /**
     * Confirmed without a manager, if the confidence reaches the threshold (0..1), no check of the total failed, and nothing suggests that the
     * receipt was uploaded before; otherwise empty.
     */
    public Optional<ConfirmedReceipt> confirmAutomatically(double threshold, Instant at) {
        return reading.total()
                .filter(total -> total.isPositive()
                        && reading.confidence() >= threshold
                        && reading.checks().stream().allMatch(Reading.Check::passed)
                        && facts.duplicate().isEmpty())
                .map(total -> new ConfirmedReceipt(facts, Optional.of(reading), total, Optional.empty(), at));
    }

    /** A manager doesn't accept the receipt. */
    public RejectedReceipt reject(String reason, AccountId manager, Instant at) {
        return new RejectedReceipt(facts, Optional.of(reading), reason, manager, at);
    }
}
