package dev.milepost.server.demo;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.domain.receipt.ReceiptStatus;
import dev.milepost.server.demo.DemoHistory.Ended;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Receipts in every state: they are read by the real reader, then some are decided on. */
final class DemoReceipts {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final List<String> PHOTOS = List.of(
            "receipt-fuel.png",
            "receipt-parking.png",
            "receipt-toll.png",
            "receipt-lunch.png",
            "receipt-tools.png",
            "receipt-damaged.jpg",
            "receipt-lunch.png");
    private static final Map<String, Money> TOTALS =
            Map.of("receipt-fuel.png", euros(3106), "receipt-parking.png", euros(600));

    private final DemoUseCases use;
    private final DemoClock clock;

    DemoReceipts(DemoUseCases use, DemoClock clock) {
        this.use = use;
        this.clock = clock;
    }

    /** @param ended the tasks that the receipts are for, in order of time: the latest get them */
    void make(List<Ended> ended, Instant now) {
        var uploaded = new ArrayList<ReceiptId>();
        for (int i = 0; i < PHOTOS.size(); i++) {
            // Every third from the end: some in the week that is under way, some in the one before.
            var task = ended.get(Math.max(0, ended.size() - 1 - 3 * (PHOTOS.size() - i)));
            clock.set(task.at());
            uploaded.add(DemoFile.read(
                            PHOTOS.get(i), photo -> Done.of(use.upload().upload(task.task(), photo, task.courier())))
                    .value()
                    .facts()
                    .id());
        }
        awaitRead(uploaded);
        clock.set(now);
        var manager = DemoPeople.manager(use.accounts());
        for (int i = 0; i < 2; i++) {
            Done.of(use.review().confirm(uploaded.get(i), Optional.of(TOTALS.get(PHOTOS.get(i))), manager));
        }
        Done.of(use.review().reject(uploaded.get(2), "Not on the route of this task", manager));
    }

    private void awaitRead(List<ReceiptId> receipts) {
        var manager = DemoPeople.manager(use.accounts());
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var id : receipts) {
            while (Done.of(use.receipts().find(id, manager)).value().status() == ReceiptStatus.READING) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the receipts of the demo were not read within " + PATIENCE);
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    private static Money euros(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }
}
