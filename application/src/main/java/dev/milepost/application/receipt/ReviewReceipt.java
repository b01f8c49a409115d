package dev.milepost.application.receipt;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.FlawCollector;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.receipt.Confirmation;
import dev.milepost.domain.receipt.ConfirmedReceipt;
import dev.milepost.domain.receipt.ReadReceipt;
import dev.milepost.domain.receipt.ReadingReceipt;
import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.domain.receipt.RejectedReceipt;
import dev.milepost.domain.receipt.UnreadableReceipt;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** A manager's decision on a receipt, once the machine has had its turn. The same decision again is answered as the first. */
public final class ReviewReceipt {
    private static final int MAX_REASON = 1_000;

    private final ReceiptRepository receipts;
    private final InstantSource clock;

    public ReviewReceipt(ReceiptRepository receipts, InstantSource clock) {
        this.receipts = receipts;
        this.clock = clock;
    }

    /** @param total what the receipt is for, if the manager says it; empty: as it was read */
    public Outcome<Versioned<Receipt>> confirm(ReceiptId id, Optional<Money> total, Caller manager) {
        return decide(id, receipt -> switch (receipt) {
            case ReadingReceipt reading -> Outcome.refused(new Refusal.ReceiptStillReading());
            case ReadReceipt read ->
                confirmed(total.map(amount -> read.confirm(amount, manager.accountId(), clock.instant()))
                        .orElseGet(() -> read.confirm(manager.accountId(), clock.instant())));
            case UnreadableReceipt unreadable ->
                total.map(amount -> confirmed(unreadable.confirm(amount, manager.accountId(), clock.instant())))
                        .orElseGet(() -> confirmed(new Confirmation.Refused(Confirmation.Reason.TOTAL_MISSING)));
            case ConfirmedReceipt same when total.isEmpty() || total.get().equals(same.total()) -> Outcome.done(same);
            case ConfirmedReceipt other -> decided(other);
            case RejectedReceipt rejected -> decided(rejected);
        });
    }

    public Outcome<Versioned<Receipt>> reject(ReceiptId id, String reason, Caller manager) {
        var flaws =
                new FlawCollector().requireLine(reason, MAX_REASON, "reason").flaws();
        if (!flaws.isEmpty()) {
            return Outcome.refused(new Refusal.Flawed(flaws));
        }
        return decide(id, receipt -> switch (receipt) {
            case ReadingReceipt reading -> Outcome.refused(new Refusal.ReceiptStillReading());
            case ReadReceipt read -> Outcome.done(read.reject(reason, manager.accountId(), clock.instant()));
            case UnreadableReceipt unreadable ->
                Outcome.done(unreadable.reject(reason, manager.accountId(), clock.instant()));
            case RejectedReceipt same -> Outcome.done(same);
            case ConfirmedReceipt confirmed -> decided(confirmed);
        });
    }

    private static Outcome<Receipt> confirmed(Confirmation confirmation) {
        return switch (confirmation) {
            case Confirmation.Confirmed confirmed -> Outcome.done(confirmed.receipt());
            case Confirmation.Refused refused ->
                Outcome.refused(Refusal.Flawed.of(
                        "total",
                        switch (refused.reason()) {
                            case TOTAL_MISSING -> "must be given: none was read";
                            case TOTAL_NOT_POSITIVE -> "must be more than zero";
                        }));
        };
    }

    private static Outcome<Receipt> decided(Receipt receipt) {
        return Outcome.refused(new Refusal.ReceiptDecided(receipt.status()));
    }

    private Outcome<Versioned<Receipt>> decide(ReceiptId id, Function<Receipt, Outcome<Receipt>> decision) {
        return receipts.find(id)
                .map(stored -> decision.apply(stored.value()).then(next -> save(stored, next)))
                .orElseGet(() -> Outcome.refused(new Refusal.NotFound()));
    }

    private Outcome<Versioned<Receipt>> save(Versioned<Receipt> stored, Receipt next) {
        if (next.equals(stored.value())) {
            return Outcome.done(stored);
        }
        return switch (receipts.save(next, stored.version())) {
            case SaveResult.Saved<Receipt> saved -> Outcome.done(saved.saved());
            case SaveResult.Stale<Receipt> stale ->
                Outcome.refused(
                        new Refusal.ReceiptDecided(stale.current().value().status()));
        };
    }
}
