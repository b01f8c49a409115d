package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.adapters.aws.dynamodb.NewestFirst.Partition;
import dev.milepost.adapters.aws.dynamodb.TrackItems.Current;
import dev.milepost.application.port.LiveChange;
import dev.milepost.application.port.LiveChanges;
import dev.milepost.application.port.LiveFeed;
import dev.milepost.application.port.TaskProgress;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.tracking.Alerts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The live feed in DynamoDB: the progress of a task lies in the newest item of its track, so that an upload writes both at once. An index
 * of running tasks, and of those that ended in each hour, holds their keys alone and changes only when a task starts or ends; a reader
 * gets the items themselves and picks out what its cursor hasn't seen.
 */
public final class DynamoDbLiveFeed implements LiveFeed {
    /** How long after its stamp a change may become visible: longer than a write may take, and clocks differ. */
    private static final Duration SETTLED_AFTER = Duration.ofSeconds(5);

    /** Older cursors are as good as none: their reader takes a snapshot. */
    private static final Duration LONGEST_AWAY = Duration.ofHours(24);

    private final TrackChunks chunks;
    private final NewestFirst index;
    private final ChangeClock clock;

    /** @param keepTracks how long progress is kept after the last fix of an ended task */
    public DynamoDbLiveFeed(DynamoDb db, Duration keepTracks, InstantSource clock) {
        this.chunks = new TrackChunks(db, keepTracks);
        this.index = new NewestFirst(db, Table.TRACKS);
        this.clock = new ChangeClock(clock);
    }

    @Override
    public void publish(TaskProgress progress) {
        Backoff.retry("publishing progress", () -> {
            var current = chunks.current(progress.taskId());
            var changed = changed(current, progress);
            return changed.isEmpty() || chunks.replace(changed.get()) ? Optional.of(true) : Optional.empty();
        });
    }

    TrackChunks chunks() {
        return chunks;
    }

    /** The current item with progress that has just changed; empty if this is older than what it has, or the same. */
    Optional<Current> changed(Current current, TaskProgress progress) {
        var known = current.progress();
        if (known.filter(progress::isOlderThan).isPresent() || known.equals(Optional.of(progress))) {
            return Optional.empty();
        }
        var change = clock.next(current.change());
        return Optional.of(current.withProgress(progress, change, partition(progress.status(), change)));
    }

    private static String partition(TaskStatus status, long change) {
        return status == TaskStatus.STARTED ? TrackItems.LIVE_RUNNING : ended(instant(change));
    }

    private static String ended(Instant at) {
        return "ended " + at.truncatedTo(ChronoUnit.HOURS);
    }

    private static Instant instant(long change) {
        return Instant.EPOCH.plus(change, ChronoUnit.MICROS);
    }

    @Override
    public void remove(TaskId task) {
        Backoff.retry("forgetting progress", () -> {
            var current = chunks.current(task);
            return current.progress().isEmpty() || chunks.replace(current.withoutProgress())
                    ? Optional.of(true)
                    : Optional.empty();
        });
    }

    @Override
    public Optional<TaskProgress> find(TaskId task) {
        return chunks.current(task).progress();
    }

    @Override
    public Alerts alerts(TaskId task) {
        return chunks.current(task).alerts();
    }

    @Override
    public boolean replaceAlerts(TaskId task, Alerts before, Alerts after) {
        return Backoff.retry("replacing alerts", () -> {
            var current = chunks.current(task);
            if (current.progress().isEmpty() || !current.alerts().equals(before)) {
                return Optional.of(false);
            }
            return chunks.replace(current.withAlerts(after, clock.next(current.change())))
                    ? Optional.of(true)
                    : Optional.empty();
        });
    }

    @Override
    public LiveChanges snapshot() {
        var now = clock.now();
        // What has just ended isn't shown, but the cursor has to know it as seen.
        var partitions = partitionsSince(now - micros(SETTLED_AFTER), now);
        var nothing = new LiveCursor(0, Set.of());
        return read(now, nothing, partitions, progress -> progress.status() == TaskStatus.STARTED);
    }

    @Override
    public Optional<LiveChanges> since(String cursor) {
        var now = clock.now();
        return LiveCursor.decode(cursor)
                .filter(known -> known.horizon() <= now && known.horizon() >= now - micros(LONGEST_AWAY))
                .map(known -> read(now, known, partitionsSince(known.horizon(), now), progress -> true));
    }

    private static Stream<String> partitionsSince(long horizon, long now) {
        var last = instant(now).plus(SETTLED_AFTER);
        var hours = Stream.iterate(
                instant(horizon).truncatedTo(ChronoUnit.HOURS),
                hour -> !hour.isAfter(last),
                hour -> hour.plus(1, ChronoUnit.HOURS));
        return Stream.concat(Stream.of(TrackItems.LIVE_RUNNING), hours.map(DynamoDbLiveFeed::ended));
    }

    private LiveChanges read(long now, LiveCursor known, Stream<String> partitions, Predicate<TaskProgress> wanted) {
        var keys = partitions
                .flatMap(partition -> index.all(Partition.of(Index.LIVE, partition)))
                .map(item -> new Key(item.partition(), item.sort()))
                .toList();
        var all = chunks.currents(keys).stream()
                .sorted(Comparator.comparingLong(Current::change))
                .toList();
        var items = all.stream()
                .filter(current -> !known.hasSeen(current.task().value(), current.change()))
                .filter(current -> current.progress().filter(wanted).isPresent())
                .toList();
        return changes(
                items,
                known.encode(),
                cursor(all, Math.max(known.horizon(), now - micros(SETTLED_AFTER)))
                        .encode());
    }

    private static LiveChanges changes(List<Current> items, String before, String after) {
        var last = items.size() - 1;
        return new LiveChanges(
                IntStream.rangeClosed(0, last)
                        .mapToObj(i -> change(items.get(i), i == last ? after : before))
                        .toList(),
                after);
    }

    private static LiveChange change(Current current, String cursor) {
        return new LiveChange(current.progress().orElseThrow(), current.alerts(), cursor);
    }

    /** What a reader of all these has seen. Beyond what a cursor holds, the oldest of the unsettled changes count as settled. */
    private static LiveCursor cursor(List<Current> all, long settled) {
        var late = all.stream().filter(current -> current.change() > settled).toList();
        var named = late.subList(Math.max(0, late.size() - LiveCursor.MOST_SEEN), late.size());
        var horizon = named.size() == late.size() ? settled : named.getFirst().change() - 1;
        return new LiveCursor(
                horizon,
                named.stream()
                        .map(current -> LiveCursor.fingerprint(current.task().value(), current.change()))
                        .collect(Collectors.toSet()));
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
