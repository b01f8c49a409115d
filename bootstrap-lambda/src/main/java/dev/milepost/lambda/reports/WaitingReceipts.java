package dev.milepost.lambda.reports;

import dev.milepost.application.port.ReadingQueue;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.domain.receipt.Receipt;
import java.time.Duration;
import java.time.InstantSource;

/** Receipts that have waited for so long that their message must have got lost. */
final class WaitingReceipts {
    /** Longer than a receipt waits in a queue that works, and than a try takes. */
    static final Duration LOST_AFTER = Duration.ofMinutes(15);

    private final ReceiptRepository receipts;
    private final ReadingQueue queue;
    private final InstantSource clock;

    WaitingReceipts(ReceiptRepository receipts, ReadingQueue queue, InstantSource clock) {
        this.receipts = receipts;
        this.queue = queue;
        this.clock = clock;
    }

    void handOver(int most) {
        receipts.waiting(most).stream()
                .flatMap(id -> receipts.find(id).stream())
                .map(found -> found.value())
                .filter(this::isLost)
                // All are found before one is sent: a table that goes away has nobody sent again and again.
                .toList()
                .forEach(lost -> queue.enqueue(lost.facts().id()));
    }

    private boolean isLost(Receipt receipt) {
        return receipt.facts().uploadedAt().plus(LOST_AFTER).isBefore(clock.instant());
    }
}
