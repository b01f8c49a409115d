package dev.milepost.adapters.http.live;

import dev.milepost.application.port.LiveChange;
import dev.milepost.application.port.LiveChanges;
import dev.milepost.application.port.LiveFeed;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.application.tracking.TrackingQueries;
import dev.milepost.domain.task.TaskId;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the live feed for all viewers of this instance: one thread reads each change once, makes a message of it, and hands it to every
 * viewer. The feed's cursor is the truth; being woken only makes it quick. Without viewers nothing is read. Safe for concurrent use.
 */
public final class LiveHub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);

    /** How late a change is told if nobody wakes the hub. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Changes that come within this time are read together. */
    private static final Duration GATHERING = Duration.ofMillis(15);

    private static final long SECONDS_TO_FINISH = 5;

    /** Ended tasks are remembered for those who join at that moment. */
    private static final int MOST_ENDED = 1_000;

    private final LiveFeed feed;
    private final TrackingQueries queries;
    private final Set<LiveViewer> viewers = ConcurrentHashMap.newKeySet();
    private final Queue<LiveViewer> joining = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("live-hub").factory(), new DiscardPolicy());
    private volatile long lookedAt = System.nanoTime() - GATHERING.toNanos();

    /** What the viewers know; of this thread alone. */
    private final Map<TaskId, LiveChange> running = new LinkedHashMap<>();

    private final Map<TaskId, LiveChange> ended = new Bounded();
    private Optional<String> cursor = Optional.empty();

    public LiveHub(LiveFeed feed, TrackingQueries queries) {
        this.feed = feed;
        this.queries = queries;
        thread.scheduleWithFixedDelay(this::wake, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static final class Bounded extends LinkedHashMap<TaskId, LiveChange> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TaskId, LiveChange> eldest) {
            return size() > MOST_ENDED;
        }
    }

    /** Says that the feed may have changed. Cheap, and fine to call too often. */
    public void wake() {
        if (due.compareAndSet(false, true)) {
            var wait = lookedAt + GATHERING.toNanos() - System.nanoTime();
            thread.schedule(this::follow, wait, TimeUnit.NANOSECONDS);
        }
    }

    /** Tells a viewer where all stand, and from then on what changes. */
    void join(LiveViewer viewer) {
        joining.add(viewer);
        wake();
    }

    void leave(LiveViewer viewer) {
        joining.remove(viewer);
        viewers.remove(viewer);
    }

    private void follow() {
        due.set(false);
        try {
            catchUp();
        } catch (StoreUnavailableException away) {
            LOG.warn("The live view waits: {}", away.getMessage());
        } catch (RuntimeException fault) {
            LOG.error("Following the live feed failed", fault);
        }
        lookedAt = System.nanoTime();
    }

    private void catchUp() {
        // Before the feed is read: whatever they know already is then known here too.
        var newcomers = List.copyOf(joining);
        if (viewers.isEmpty() && newcomers.isEmpty()) {
            cursor = Optional.empty();
            return;
        }
        cursor.flatMap(feed::since).ifPresentOrElse(this::tell, this::startAnew);
        admit(newcomers);
    }

    private void tell(LiveChanges changes) {
        for (var change : changes.changes()) {
            var message = message(change);
            remember(change);
            viewers.forEach(viewer -> viewer.tell(message));
        }
        cursor = Optional.of(changes.cursor());
    }

    private LiveMessage message(LiveChange change) {
        return LiveMessage.of(
                LiveMessage.Type.of(
                        Optional.ofNullable(running.get(change.progress().taskId())), change),
                change.cursor(),
                List.of(queries.viewOf(change)));
    }

    private void remember(LiveChange change) {
        var task = change.progress().taskId();
        if (change.progress().hasEnded()) {
            running.remove(task);
            ended.put(task, change);
        } else {
            running.put(task, change);
        }
    }

    /** Without a cursor yet, or after the feed was set up anew under us. */
    private void startAnew() {
        var snapshot = feed.snapshot();
        running.clear();
        ended.clear();
        snapshot.changes().forEach(this::remember);
        cursor = Optional.of(snapshot.cursor());
        var message = whole(LiveMessage.Type.SNAPSHOT, running.values());
        viewers.forEach(viewer -> viewer.tell(message));
    }

    private LiveMessage whole(LiveMessage.Type type, Collection<LiveChange> items) {
        return LiveMessage.of(
                type, cursor.orElseThrow(), items.stream().map(queries::viewOf).toList());
    }

    private void admit(List<LiveViewer> newcomers) {
        if (newcomers.isEmpty()) {
            return;
        }
        var snapshot = whole(LiveMessage.Type.SNAPSHOT, running.values());
        for (var viewer : newcomers) {
            viewers.add(viewer);
            viewer.tell(viewer.since()
                    .flatMap(feed::since)
                    .map(missed -> whole(LiveMessage.Type.RESUMED, asTold(missed)))
                    .orElse(snapshot));
            if (!joining.remove(viewer)) {
                // It has left meanwhile, perhaps before it was among the viewers.
                viewers.remove(viewer);
            }
        }
    }

    /** Those of the changes that the others know by now. A later one will be told to all, and not twice to whoever is new. */
    private List<LiveChange> asTold(LiveChanges missed) {
        return missed.changes().stream().filter(this::isTold).toList();
    }

    private boolean isTold(LiveChange change) {
        var task = change.progress().taskId();
        if (!change.progress().hasEnded()) {
            return running.containsKey(task) && running.get(task).tellsTheSameAs(change);
        }
        return !running.containsKey(task) && ended.getOrDefault(task, change).tellsTheSameAs(change);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
                LOG.warn("The live hub did not end within {} s", SECONDS_TO_FINISH);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
