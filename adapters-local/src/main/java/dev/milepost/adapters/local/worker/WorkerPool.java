package dev.milepost.adapters.local.worker;

import dev.milepost.adapters.local.worker.WorkerProcess.Question;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Workers of one kind: started when needed, kept for the next question, replaced when lost and, so that no leak adds up, after
 * {@value #QUESTIONS_A_WORKER} questions. Any number of threads may ask; questions beyond the number of workers wait.
 */
final class WorkerPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);
    private static final int QUESTIONS_A_WORKER = 300;

    private final WorkerCommand command;
    private final PageLimit limit;
    private final Semaphore permits;
    /** The last that has worked comes first: it is the warmest. */
    private final ConcurrentLinkedDeque<WorkerProcess> idle = new ConcurrentLinkedDeque<>();

    private final ConcurrentLinkedQueue<WorkerProcess> all = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("worker-watchdog").factory());

    /** Starts nothing yet. */
    WorkerPool(WorkerCommand command, PageLimit limit, int workers) {
        this.command = command;
        this.limit = limit;
        this.permits = new Semaphore(workers, true);
    }

    /**
     * Asks one of them.
     *
     * @param pages is told how many pages a document has, if the worker says it
     * @param lost what to answer if the worker ended over it; is told whether it was killed for being late
     * @throws IllegalStateException if a worker can't be started or its engine fails: trying again later may help
     */
    <T> T ask(Question<T> question, IntConsumer pages, Function<Boolean, T> lost) {
        permits.acquireUninterruptibly();
        try {
            return ask(idleOrNew(), question, pages, lost);
        } finally {
            permits.release();
        }
    }

    private <T> T ask(WorkerProcess worker, Question<T> question, IntConsumer pages, Function<Boolean, T> whenLost) {
        try {
            var answer = worker.ask(question, pages, limit);
            giveBack(worker);
            return answer;
        } catch (WorkerProcess.Lost lost) {
            all.remove(worker);
            LOG.warn(
                    "Worker {} {} on {}",
                    worker.processId(),
                    lost.wasLate() ? "was killed for being late" : "crashed",
                    question.subject());
            return whenLost.apply(lost.wasLate());
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
        if (worker.asked() >= QUESTIONS_A_WORKER || watchdog.isShutdown()) {
            all.remove(worker);
            worker.kill();
        } else {
            idle.push(worker);
        }
    }

    /** Whether a question would be answered now; starts a worker if there is none, so that it is warm for the first. */
    boolean answers() {
        if (!idle.isEmpty() && idle.peek().isAlive() || !permits.tryAcquire()) {
            return true;
        }
        try {
            giveBack(idleOrNew());
            return true;
        } catch (IllegalStateException none) {
            LOG.warn("No worker answers: {}", none.getMessage());
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

    /** Kills all workers; what they were asked is lost. */
    @Override
    public void close() {
        watchdog.shutdownNow();
        all.forEach(WorkerProcess::kill);
    }
}
