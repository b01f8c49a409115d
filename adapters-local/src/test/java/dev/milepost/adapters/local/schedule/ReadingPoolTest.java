package dev.milepost.adapters.local.schedule;

import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.application.contract.ReadingQueueContract;
import dev.milepost.application.fake.InMemoryPhotoStore;
import dev.milepost.application.fake.InMemoryReceiptRepository;
import dev.milepost.application.fake.Readers;
import dev.milepost.application.port.ReadingQueue;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.Recognition;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.application.port.TextRecognizer;
import dev.milepost.application.receipt.ReadUploadedReceipt;
import dev.milepost.domain.receipt.UnreadableReason;
import dev.milepost.testing.Receipts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingPoolTest implements ReadingQueueContract {
    private final Deque<ReadingPool> opened = new ArrayDeque<>();
    private final InMemoryReceiptRepository receipts = new InMemoryReceiptRepository();
    private final InMemoryPhotoStore photos = new InMemoryPhotoStore();

    @Override
    public ReadingQueue queue(ReadUploadedReceipt reader, ReceiptRepository receipts) {
        return pool(reader, receipts);
    }

    private ReadingPool pool(ReadUploadedReceipt reader, ReceiptRepository receipts) {
        var pool = new ReadingPool(reader, receipts, 2);
        opened.add(pool);
        return pool;
    }

    @AfterEach
    void close() {
        opened.forEach(ReadingPool::close);
    }

    @Test
    void whatACrashLeftWaitingIsTakenUp() {
        IntStream.range(0, 50).forEach(this::uploaded);
        var pool = pool(reader(document -> unreadable()), receipts);

        pool.takeUpWaiting();

        await().until(() -> receipts.waiting(1).isEmpty());
    }

    @Test
    void afterThreeFaultsAReceiptIsLeftToAManager() {
        uploaded(0);
        var attempts = new AtomicInteger();
        var pool = pool(
                reader(document -> {
                    attempts.incrementAndGet();
                    throw new IllegalStateException("engine lost");
                }),
                receipts);

        await().until(() -> {
            pool.takeUpWaiting();
            return receipts.waiting(1).isEmpty();
        });

        assertThat(attempts).hasValue(3);
        assertThat(receipts.find(Receipts.id(0)).orElseThrow().value())
                .isEqualTo(Receipts.numbered(0).waiting().unreadable(UnreadableReason.ENGINE_FAILED, NINE));
    }

    @Test
    void aStoreThatIsAwayCountsAsNoFault() {
        uploaded(0);
        var attempts = new AtomicInteger();
        var pool = pool(
                reader(document -> {
                    if (attempts.incrementAndGet() < 8) {
                        throw new StoreUnavailableException("the database restarts");
                    }
                    return unreadable();
                }),
                receipts);

        await().until(() -> {
            pool.takeUpWaiting();
            return receipts.waiting(1).isEmpty();
        });

        assertThat(receipts.find(Receipts.id(0)).orElseThrow().value())
                .isEqualTo(Receipts.numbered(0).waiting().unreadable(UnreadableReason.NO_TEXT, NINE));
    }

    @Test
    void aClosedPoolLeavesReceiptsToTheNextStart() {
        uploaded(0);
        var pool = pool(reader(document -> unreadable()), receipts);
        pool.close();

        pool.enqueue(Receipts.id(0));

        assertThat(receipts.waiting(10)).containsExactly(Receipts.id(0));
    }

    private void uploaded(int number) {
        receipts.add(Receipts.numbered(number).waiting());
        photos.put(Receipts.id(number), new byte[] {1});
    }

    private static Recognition unreadable() {
        return new Recognition.Unrecognizable(UnreadableReason.NO_TEXT);
    }

    private ReadUploadedReceipt reader(TextRecognizer recognizer) {
        return Readers.of(receipts, photos, recognizer);
    }
}
