package dev.milepost.application.fake;

import dev.milepost.application.port.ReadingQueue;
import dev.milepost.application.receipt.ReadUploadedReceipt;
import dev.milepost.domain.receipt.ReceiptId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads every receipt in a thread of its own; a fault leaves the receipt waiting. */
public final class InMemoryReadingQueue implements ReadingQueue, AutoCloseable {
    private final ReadUploadedReceipt reader;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public InMemoryReadingQueue(ReadUploadedReceipt reader) {
        this.reader = reader;
    }

    @Override
    public void enqueue(ReceiptId id) {
        threads.submit(() -> reader.read(id));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
