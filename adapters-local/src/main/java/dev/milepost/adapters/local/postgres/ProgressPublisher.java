package dev.milepost.adapters.local.postgres;

import dev.milepost.adapters.local.postgres.PostgresLiveFeed.Change;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.application.port.TaskProgress;
import dev.milepost.application.port.TrackLog.Progressing;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the progress of running tasks, that of each at most once a second, many in one transaction. What somebody else has published
 * since is never overwritten: then progress is made anew from the fixes, which are the truth. Safe for concurrent use.
 */
public final class ProgressPublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressPublisher.class);
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PAUSE_MILLIS = 10;
    private static final int BATCH = 1_000;
    private static final int MOST_TASKS = 20_000;

    private final PostgresLiveFeed feed;
    private final Map<TaskId, Running> running = new ConcurrentHashMap<>();
    private final Queue<Running> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore news = new Semaphore(0);
    private volatile Optional<Thread> thread = Optional.empty();
    private volatile boolean closed;

    public ProgressPublisher(PostgresLiveFeed feed) {
        this.feed = feed;
    }

    /** A task with what this instance knows of it; changed under its lock. */
    private static final class Running {
        private final TaskId task;
        private final ReentrantLock lock = new ReentrantLock();
        private Optional<TaskProgress> newest = Optional.empty();
        private Progressing progressing = (known, latest, stored) -> known.orElseThrow();
        private int published = Change.WHATEVER;
        private long publishedAt = System.nanoTime() - INTERVAL_NANOS;
        private boolean waits;
        /** Whether fixes are stored that what is known here may lack. */
        private boolean outdated;

        Running(TaskId task) {
            this.task = task;
        }
    }

    /** Begins to publish. @param ended told of a task for which fixes were taken while another had it end, to correct what followed */
    public void start(Consumer<TaskId> ended) {
        thread = Optional.of(
                Thread.ofPlatform().daemon().name("progress-publisher").start(() -> {
                    while (!closed) {
                        publishDue(ended);
                    }
                }));
    }

    /**
     * The progress after more fixes, published at once if the task has ended and soon if it runs. Empty where the store is away for a
     * moment: the fixes are durable all the same, and their progress is made and published once it is back.
     */
    Optional<TaskProgress> advance(TaskId task, List<Fix> stored, Progressing progressing) {
        var entry = running.computeIfAbsent(task, Running::new);
        entry.lock.lock();
        try {
            return Optional.of(advance(entry, stored, progressing));
        } catch (StoreUnavailableException away) {
            LOG.warn("Progress is made later: {}", away.getMessage());
            entry.outdated = true;
            entry.progressing = progressing;
            waitToBePublished(entry);
            return Optional.empty();
        } finally {
            entry.lock.unlock();
        }
    }

    private TaskProgress advance(Running entry, List<Fix> stored, Progressing progressing) {
        if (entry.newest.isEmpty()) {
            entry.newest = feed.find(entry.task);
            entry.published = entry.newest.map(TaskProgress::fixes).orElse(Change.WHATEVER);
        }
        var progress = progressing.advance(entry.newest, List.of(), stored);
        if (progress.hasEnded()) {
            running.remove(entry.task, entry);
            publishEnded(entry.newest, progress);
        } else if (!entry.newest.equals(Optional.of(progress))) {
            entry.newest = Optional.of(progress);
            entry.progressing = progressing;
            waitToBePublished(entry);
        }
        return progress;
    }

    private void publishEnded(Optional<TaskProgress> known, TaskProgress progress) {
        if (!known.equals(Optional.of(progress))) {
            feed.publish(progress);
        }
    }

    private void waitToBePublished(Running entry) {
        if (!entry.waits) {
            entry.waits = true;
            waiting.add(entry);
            if (news.availablePermits() == 0) {
                news.release();
            }
        }
    }

    /** Of a task that has changed, nothing known here holds any more. */
    void forget(TaskId task) {
        running.remove(task);
    }

    /** Publishes what has waited for a second, or the first time at once. */
    private void publishDue(Consumer<TaskId> ended) {
        try {
            news.tryAcquire(
                    waiting.isEmpty() ? INTERVAL_NANOS : TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS),
                    TimeUnit.NANOSECONDS);
            news.drainPermits();
            publish(due(), ended);
            forgetSome();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            closed = true;
        } catch (StoreUnavailableException away) {
            LOG.warn("Progress is published later: {}", away.getMessage());
        } catch (RuntimeException fault) {
            LOG.error("Publishing progress failed", fault);
        }
    }

    private List<Running> due() {
        var now = System.nanoTime();
        var due = new ArrayList<Running>();
        for (var left = waiting.size(); left > 0 && due.size() < BATCH; left--) {
            var entry = waiting.poll();
            if (now - entry.publishedAt >= INTERVAL_NANOS) {
                due.add(entry);
            } else {
                waiting.add(entry);
            }
        }
        return due;
    }

    private void publish(List<Running> due, Consumer<TaskId> ended) {
        if (due.isEmpty()) {
            return;
        }
        var changes = new LinkedHashMap<Running, Change>();
        due.forEach(entry -> take(entry).ifPresent(change -> changes.put(entry, change)));
        var unsettled = new ArrayDeque<>(due);
        try {
            var published = write(changes);
            for (var entry : due) {
                if (published.contains(entry)) {
                    entry.published = changes.get(entry).progress().fixes();
                } else {
                    makeAnew(entry, ended);
                }
                unsettled.remove();
            }
        } finally {
            unsettled.forEach(this::waitAgain);
        }
    }

    /** @return those that were published */
    private Set<Running> write(Map<Running, Change> changes) {
        var published = new HashSet<Running>();
        if (!changes.isEmpty()) {
            var told = feed.write(List.copyOf(changes.values())).iterator();
            changes.keySet().stream().filter(entry -> told.next()).forEach(published::add);
        }
        return published;
    }

    /** What is to be published; empty if that has to be found out. */
    private static Optional<Change> take(Running entry) {
        entry.lock.lock();
        try {
            entry.waits = false;
            entry.publishedAt = System.nanoTime();
            return entry.newest
                    .filter(progress -> !entry.outdated)
                    .map(progress -> new Change(progress, entry.published));
        } finally {
            entry.lock.unlock();
        }
    }

    /**
     * For what isn't known here: fixes were stored while the store was away for their progress, or somebody else has published, another
     * instance that takes fixes of the task too, or whoever ended it.
     */
    private void makeAnew(Running entry, Consumer<TaskId> ended) {
        var known = feed.find(entry.task);
        if (known.filter(TaskProgress::hasEnded).isPresent()) {
            running.remove(entry.task, entry);
            ended.accept(entry.task);
            return;
        }
        entry.lock.lock();
        try {
            entry.published = known.map(TaskProgress::fixes).orElse(Change.WHATEVER);
            entry.newest = Optional.of(entry.progressing.advance(Optional.empty(), List.of(), List.of()));
            entry.outdated = false;
        } finally {
            entry.lock.unlock();
        }
        waitAgain(entry);
    }

    private void waitAgain(Running entry) {
        entry.lock.lock();
        try {
            waitToBePublished(entry);
        } finally {
            entry.lock.unlock();
        }
    }

    /** Whatever doesn't wait is found out again when it is needed. */
    private void forgetSome() {
        if (running.size() > MOST_TASKS) {
            running.values().removeIf(entry -> !entry.waits);
        }
    }

    /** Publishes what waits, and takes no more. */
    @Override
    public void close() {
        closed = true;
        thread.ifPresent(Thread::interrupt);
        try {
            if (thread.isPresent()) {
                thread.get().join(TimeUnit.SECONDS.toMillis(5));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        due();
    }
}
