package dev.milepost.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.fake.InMemoryPhotoStore;
import dev.milepost.application.fake.InMemoryReceiptRepository;
import dev.milepost.application.fake.Readers;
import dev.milepost.application.port.ReadingQueue;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.Recognition;
import dev.milepost.application.port.TextRecognizer;
import dev.milepost.application.receipt.ReadUploadedReceipt;
import dev.milepost.domain.receipt.ReceiptStatus;
import dev.milepost.domain.receipt.UnreadableReason;
import dev.milepost.testing.Receipts;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link ReadingQueue} must keep to. */
public interface ReadingQueueContract {
    /**
     * A queue that hands receipts to this use case until the test ends.
     *
     * @param receipts where receipts that didn't fit into the queue are found
     */
    ReadingQueue queue(ReadUploadedReceipt reader, ReceiptRepository receipts);

    @Test
    default void whatIsHandedOverIsRead() {
        var receipts = waiting(20);
        var queue = queue(reader(receipts, document -> unreadable()), receipts);

        IntStream.range(0, 20).forEach(i -> queue.enqueue(Receipts.id(i)));

        Waiting.until("every receipt read", () -> receipts.waiting(1).isEmpty());
    }

    @Test
    @Timeout(60)
    default void handingOverNeverWaitsForReaders() {
        var receipts = waiting(1_500);
        var mayGoOn = new CountDownLatch(1);
        var queue = queue(reader(receipts, document -> afterWaitingFor(mayGoOn)), receipts);

        // Whoever can't return before a receipt is read never comes to the line that lets them be read.
        IntStream.range(0, 1_500).forEach(i -> queue.enqueue(Receipts.id(i)));
        mayGoOn.countDown();

        Waiting.until("the first receipt read", () -> isRead(receipts, 0));
    }

    @Test
    default void aReceiptThatIsHandedOverAgainIsReadOnce() {
        var receipts = waiting(2);
        var queue = queue(reader(receipts, document -> unreadable()), receipts);

        Racing.race(16, i -> {
            queue.enqueue(Receipts.id(0));
            return i;
        });
        Waiting.until("the receipt read", () -> isRead(receipts, 0));
        queue.enqueue(Receipts.id(0));
        queue.enqueue(Receipts.id(1));
        Waiting.until("the next receipt read", () -> isRead(receipts, 1));

        assertThat(receipts.find(Receipts.id(0)).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    default void aFaultAndAnUnknownReceiptDoNotStopTheQueue() {
        var receipts = waiting(2);
        var first = new AtomicBoolean(true);
        var queue = queue(
                reader(receipts, document -> {
                    if (first.getAndSet(false)) {
                        throw new IllegalStateException("engine lost");
                    }
                    return unreadable();
                }),
                receipts);

        queue.enqueue(Receipts.id(0));
        Waiting.until("the fault", () -> !first.get());
        queue.enqueue(Receipts.id(99));
        queue.enqueue(Receipts.id(1));

        Waiting.until("the other receipt read", () -> isRead(receipts, 1));
    }

    private static boolean isRead(ReceiptRepository receipts, int number) {
        return receipts.find(Receipts.id(number)).orElseThrow().value().status() != ReceiptStatus.READING;
    }

    private static Recognition unreadable() {
        return new Recognition.Unrecognizable(UnreadableReason.NO_TEXT);
    }

    private static Recognition afterWaitingFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return unreadable();
    }

    private static InMemoryReceiptRepository waiting(int count) {
        var receipts = new InMemoryReceiptRepository();
        IntStream.range(0, count).forEach(i -> receipts.add(Receipts.numbered(i).waiting()));
        return receipts;
    }

    private static ReadUploadedReceipt reader(InMemoryReceiptRepository receipts, TextRecognizer recognizer) {
        var photos = new InMemoryPhotoStore();
        receipts.waiting(Integer.MAX_VALUE).forEach(id -> photos.put(id, new byte[] {1}));
        return Readers.of(receipts, photos, recognizer);
    }
}
