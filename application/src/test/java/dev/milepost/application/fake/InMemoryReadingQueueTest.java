package dev.milepost.application.fake;

import dev.milepost.application.contract.ReadingQueueContract;
import dev.milepost.application.port.ReadingQueue;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.receipt.ReadUploadedReceipt;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;

class InMemoryReadingQueueTest implements ReadingQueueContract {
    private final Deque<InMemoryReadingQueue> opened = new ArrayDeque<>();

    @Override
    public ReadingQueue queue(ReadUploadedReceipt reader, ReceiptRepository receipts) {
        var queue = new InMemoryReadingQueue(reader);
        opened.add(queue);
        return queue;
    }

    @AfterEach
    void close() {
        opened.forEach(InMemoryReadingQueue::close);
    }
}
