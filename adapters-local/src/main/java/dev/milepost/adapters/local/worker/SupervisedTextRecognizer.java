package dev.milepost.adapters.local.worker;

import dev.milepost.adapters.local.worker.WorkerLoop.Request;
import dev.milepost.application.port.Document;
import dev.milepost.application.port.Recognition;
import dev.milepost.application.port.TextRecognizer;
import dev.milepost.domain.receipt.UnreadableReason;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises text in worker processes: a file on which the engine crashes, hangs or runs out of memory is unreadable, and nothing else
 * comes to harm. The pages of a document are read side by side. Workers are started when needed, kept for the next page, replaced when lost
 * and, so that no leak adds up, after {@value #PAGES_A_WORKER} pages. Any number of threads may call it; pages beyond the number of workers
 * wait.
 */
public final class SupervisedTextRecognizer implements TextRecognizer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SupervisedTextRecognizer.class);
    private static final int PAGES_A_WORKER = 300;

    private final WorkerCommand command;
    private final PageLimit limit;
    private final Semaphore permits;
    /** The last that has worked comes first: it is the warmest. */
    private final ConcurrentLinkedDeque<WorkerProcess> idle = new ConcurrentLinkedDeque<>();

    private final ConcurrentLinkedQueue<WorkerProcess> all = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("worker-watchdog").factory());

    /**
     * Starts nothing yet.
     *
     * @param limit after which a worker is killed and the document unreadable
     * @param workers how many pages are read at a time, each by a process
     */
    public SupervisedTextRecognizer(WorkerCommand command, PageLimit limit, int workers) {
        this.command = command;
        this.limit = limit;
        this.permits = new Semaphore(workers, true);
    }

    /** @throws IllegalStateException if a worker can't be started or its engine fails: trying again later may help */
    @Override
    public Recognition recognize(Document document) {
        return ParallelPages.read((number, pages) -> page(new Request(document, number), pages));
    }

    private Recognition page(Request request, IntConsumer pages) {
        permits.acquireUninterruptibly();
        try {
            return ask(idleOrNew(), request, pages);
        } finally {
            permits.release();
        }
    }

    private Recognition ask(WorkerProcess worker, Request request, IntConsumer pages) {
        try {
            var recognition = worker.ask(request, pages, limit);
            giveBack(worker);
            return recognition;
        } catch (WorkerProcess.Lost lost) {
            all.remove(worker);
            LOG.warn(
                    "Worker {} {} on page {} of a document of {} bytes",
                    worker.processId(),
                    lost.wasLate() ? "was killed for being late" : "crashed",
                    request.page(),
                    request.document().content().length);
            return new Recognition.Unrecognizable(
                    lost.wasLate() ? UnreadableReason.TOOK_TOO_LONG : UnreadableReason.ENGINE_FAILED);
        } catch (IllegalStateException fault) {
            giveBack(worker);
            throw fault;
        }
    }

    private WorkerProcess idleOrNew() {
        return living().orElseGet(() -> {
            try {
                var worker = WorkerProcess.start(command, watchdog);
                all.add(worker);
                return worker;
            } catch (WorkerProcess.Lost lost) {
                throw new IllegalStateException(
                        "no worker can be started: see " + command.folder().resolve("worker.log"), lost);
            }
        });
    }

    /** Workers may have been killed from outside while they were idle: that is no document's fault. */
    private Optional<WorkerProcess> living() {
        for (var worker = idle.poll(); worker != null; worker = idle.poll()) {
            if (worker.isAlive()) {
                return Optional.of(worker);
            }
            all.remove(worker);
        }
        return Optional.empty();
    }

    private void giveBack(WorkerProcess worker) {
        if (worker.asked() >= PAGES_A_WORKER || watchdog.isShutdown()) {
            all.remove(worker);
            worker.kill();
        } else {
            idle.push(worker);
        }
    }

    /** Whether a document would be read now; starts a worker if there is none, so that it is warm for the first document. */
    public boolean answers() {
        if (!idle.isEmpty() && idle.peek().isAlive() || !permits.tryAcquire()) {
            return true;
        }
        try {
            giveBack(idleOrNew());
            return true;
        } catch (IllegalStateException none) {
            LOG.warn("Text can't be recognised: {}", none.getMessage());
            return false;
        } finally {
            permits.release();
        }
    }

    /** How many workers are at work. */
    int busy() {
        return all.size() - idle.size();
    }

    /** The workers at work and idle. */
    Stream<Long> processIds() {
        return all.stream().map(WorkerProcess::processId);
    }

    /** Kills all workers; what they read is lost. */
    @Override
    public void close() {
        watchdog.shutdownNow();
        all.forEach(WorkerProcess::kill);
    }
}
