package dev.milepost.adapters.local.postgres;

import dev.milepost.application.port.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Lets many callers share few durable writes, as the wait for the disk is what one costs. A few writers take everything that waits,
 * write it at once, and wake each caller with the result of its own part. While one batch is on its way to the disk, the next one
 * gathers: nobody is kept waiting for company.
 *
 * <p>What waits is bounded; beyond that, callers are sent away at once. A batch that fails, fails exactly the callers in it.
 */
final class GroupCommit<T, R> implements AutoCloseable {
    private static final long LONGEST_WAIT_SECONDS = 60;
    private static final long IDLE_MILLIS = 100;

    private final ToIntFunction<T> size;
    private final Limits limits;
    private final Function<List<T>, List<R>> write;
    private final BlockingQueue<Part<T, R>> waiting = new LinkedBlockingQueue<>();
    private final Semaphore room;
    private final List<Thread> writers;
    private volatile boolean closed;

    /**
     * How much at once.
     *
     * @param writers how many batches may be on their way at once
     * @param batch a batch is full at this size; a single part may be larger
     * @param waiting all that waits or is being written has this size at most
     */
    record Limits(int writers, int batch, int waiting) {}

    private record Part<T, R>(T item, int size, CompletableFuture<R> result) {}

    /**
     * @param size of one part, in the unit of the limits, not negative
     * @param write stores a batch durably, all of it or by an exception nothing, and gives a result for each part in their order
     */
    GroupCommit(String name, Limits limits, ToIntFunction<T> size, Function<List<T>, List<R>> write) {
        this.size = size;
        this.limits = limits;
        this.write = write;
        this.room = new Semaphore(limits.waiting());
        this.writers = IntStream.rangeClosed(1, limits.writers())
                .mapToObj(number ->
                        Thread.ofPlatform().daemon().name(name + "-" + number).start(this::writeBatches))
                .toList();
    }

    /**
     * Returns when the item is durable.
     *
     * @return empty if too much waits already
     * @throws StoreUnavailableException if the store failed the batch, or nothing is taken any more
     */
    Optional<R> submit(T item) {
        var part = new Part<T, R>(item, size.applyAsInt(item), new CompletableFuture<>());
        if (closed) {
            throw new StoreUnavailableException("closed for writing");
        }
        if (!room.tryAcquire(part.size())) {
            return Optional.empty();
        }
        waiting.add(part);
        if (closed && waiting.remove(part)) {
            throw new StoreUnavailableException("closed for writing");
        }
        return Optional.of(await(part.result()));
    }

    /** How many parts wait for a writer. */
    int waiting() {
        return waiting.size();
    }

    /** Without a time of its own, which costs each caller a timer: what waits is bounded, and so is every statement. */
    private R await(CompletableFuture<R> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreUnavailableException unavailable) {
                throw new StoreUnavailableException(unavailable.getMessage(), unavailable);
            }
            throw new IllegalStateException("a batch could not be written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while waiting to be written", e);
        }
    }

    private void writeBatches() {
        var batch = new ArrayList<Part<T, R>>();
        while (!closed || !waiting.isEmpty()) {
            if (gather(batch)) {
                writeBatch(batch);
                batch.clear();
            }
        }
    }

    private boolean gather(List<Part<T, R>> batch) {
        try {
            var gathered = 0;
            var part = waiting.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
            while (part != null) {
                batch.add(part);
                gathered += part.size();
                part = gathered < limits.batch() ? waiting.poll() : null;
            }
            return !batch.isEmpty();
        } catch (InterruptedException e) {
            // Only close ends a writer.
            return false;
        }
    }

    private void writeBatch(List<Part<T, R>> batch) {
        try {
            var results = write.apply(batch.stream().map(Part::item).toList());
            for (var i = 0; i < batch.size(); i++) {
                batch.get(i).result().complete(results.get(i));
            }
        } catch (RuntimeException | Error e) {
            batch.forEach(part -> part.result().completeExceptionally(e));
        } finally {
            room.release(batch.stream().mapToInt(Part::size).sum());
        }
    }

    /** Writes what waits, and takes no more. */
    @Override
    public void close() {
        closed = true;
        for (var writer : writers) {
            try {
                writer.join(TimeUnit.SECONDS.toMillis(LONGEST_WAIT_SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
