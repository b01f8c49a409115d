package dev.milepost.adapters.local.schedule;

import dev.milepost.application.port.ReadingQueue;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.application.receipt.ReadUploadedReceipt;
import dev.milepost.domain.receipt.ReceiptId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded number of threads that read receipts. What doesn't fit in, what failed, and what a crash left behind is taken up
 * by {@link #takeUpWaiting}, to be called at the start and regularly. After {@value #ATTEMPTS} faults on a receipt it is left
 * to a manager.
 */
public final class ReadingPool implements ReadingQueue, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingPool.class);
    private static final int MOST_WAITING = 1_000;
    private static final int ATTEMPTS = 3;
    private static final int SECONDS_TO_FINISH = 15;

    private final ReadUploadedReceipt reader;
    private final ReceiptRepository receipts;
    private final ThreadPoolExecutor threads;
    private final Set<ReceiptId> taken = ConcurrentHashMap.newKeySet();
    private final Map<ReceiptId, Integer> faults = new ConcurrentHashMap<>();

    /** @param readers how many receipts are read at a time */
    public ReadingPool(ReadUploadedReceipt reader, ReceiptRepository receipts, int readers) {
        this.reader = reader;
        this.receipts = receipts;
        this.threads = new ThreadPoolExecutor(
                readers,
                readers,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name("receipt-reader-", 1).factory());
    }

    @Override
    public void enqueue(ReceiptId id) {
        if (!taken.add(id)) {
            return;
        }
        try {
            threads.execute(() -> read(id));
        } catch (RejectedExecutionException fullOrClosed) {
            taken.remove(id);
        }
    }

    /** Takes up every receipt that waits and isn't in hand. */
    public void takeUpWaiting() {
        receipts.waiting(MOST_WAITING).forEach(this::enqueue);
    }

    private void read(ReceiptId id) {
        try {
            reader.read(id);
            faults.remove(id);
        } catch (StoreUnavailableException away) {
            LOG.warn("Receipt {} is read later: {}", id.value(), away.getMessage());
        } catch (RuntimeException fault) {
            countFault(id, fault);
        } finally {
            taken.remove(id);
        }
    }

    private void countFault(ReceiptId id, RuntimeException fault) {
        var count = faults.merge(id, 1, Integer::sum);
        LOG.warn("Reading receipt {} failed, attempt {} of {}", id.value(), count, ATTEMPTS, fault);
        if (count >= ATTEMPTS) {
            faults.remove(id);
            reader.giveUp(id);
        }
    }

    /** Lets receipts in hand be finished for a while; the rest waits for the next start. */
    @Override
    public void close() {
        threads.shutdown();
        threads.getQueue().clear();
        try {
            if (!threads.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
