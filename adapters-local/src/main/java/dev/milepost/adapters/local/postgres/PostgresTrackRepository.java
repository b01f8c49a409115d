package dev.milepost.adapters.local.postgres;

import static java.util.stream.Collectors.toSet;

import dev.milepost.adapters.local.postgres.FixRows.FixRow;
import dev.milepost.application.port.AppendResult;
import dev.milepost.application.port.TrackRepository;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.Track;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The fixes of each task in PostgreSQL, a row each. Appends of many callers are written together: one statement and one wait for the
 * disk store them all, and each caller learns what became of its own.
 */
public final class PostgresTrackRepository implements TrackRepository, AutoCloseable {
    /** In fixes. Two batches at once: while one waits for the disk, the other one is sent. */
    private static final GroupCommit.Limits LIMITS = new GroupCommit.Limits(2, 20_000, 200_000);

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant END = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final Database database;
    private final TrackNumbers numbers = new TrackNumbers();
    private final GroupCommit<Append, AppendResult> appends;

    public PostgresTrackRepository(Database database) {
        this.database = database;
        this.appends = new GroupCommit<>(
                "track-writer", LIMITS, append -> append.fixes().size(), this::write);
    }

    private record Append(TaskId task, List<Fix> fixes) {}

    /** What a fix is unique by. In this order every batch inserts, so that two of them never wait for one another. */
    private record Key(int track, long recordedAt) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparingInt(Key::track).thenComparingLong(Key::recordedAt);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** A fix, and which append of the batch brought it first. */
    private record Brought(int append, Fix fix) {}

    @Override
    public AppendResult append(TaskId task, List<Fix> fixes) {
        return fixes.isEmpty() ? new AppendResult(List.of(), 0) : appends.submit(new Append(task, fixes));
    }

    private List<AppendResult> write(List<Append> batch) {
        return database.with(handle -> {
            var tasks = batch.stream().map(Append::task).collect(toSet());
            var brought = distinct(batch, numbers.of(tasks, handle));
            var stored = IntStream.range(0, batch.size())
                    .<List<Fix>>mapToObj(append -> new ArrayList<>())
                    .toList();
            for (var key : insert(handle.getConnection(), brought)) {
                var fix = brought.get(key);
                stored.get(fix.append()).add(fix.fix());
            }
            return IntStream.range(0, batch.size())
                    .mapToObj(append -> result(batch.get(append), stored.get(append)))
                    .toList();
        });
    }

    private static SortedMap<Key, Brought> distinct(List<Append> batch, Map<TaskId, Integer> numbers) {
        var distinct = new TreeMap<Key, Brought>();
        for (var i = 0; i < batch.size(); i++) {
            var number = numbers.get(batch.get(i).task());
            for (var fix : Track.of(batch.get(i).fixes()).fixes()) {
                distinct.putIfAbsent(new Key(number, fix.recordedAt().toEpochMilli()), new Brought(i, fix));
            }
        }
        return distinct;
    }

    /** One statement outside any transaction is one of its own: when it returns, the rows are durable. */
    private static List<Key> insert(Connection connection, SortedMap<Key, Brought> fixes) throws SQLException {
        try (var statement = connection.prepareStatement(FixRows.INSERT)) {
            FixRows.bind(
                    statement,
                    fixes.entrySet().stream()
                            .map(row -> new FixRow(
                                    row.getKey().track(), row.getValue().fix()))
                            .toList());
            var inserted = new ArrayList<Key>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    inserted.add(new Key(rows.getInt(1), rows.getLong(2)));
                }
            }
            return inserted;
        }
    }

    private static AppendResult result(Append append, List<Fix> stored) {
        return new AppendResult(stored, append.fixes().size() - stored.size());
    }

    @Override
    public Track read(TaskId task) {
        return read(task, FIRST, END);
    }

    @Override
    public Track read(TaskId task, Instant from, Instant to) {
        return Track.of(database.with(handle -> handle.createQuery("""
                        select f.* from fixes f
                        where f.track = (select number from tracks where task_id = :task)
                            and f.recorded_at >= :from and f.recorded_at < :to
                        order by f.recorded_at
                        """)
                .bind("task", task.value())
                .bind("from", millisFrom(from))
                .bind("to", millisFrom(to))
                .map(FixRows::fix)
                .list()));
    }

    /** The first whole millisecond at or after an instant: fixes are kept in whole ones. */
    private static long millisFrom(Instant instant) {
        if (instant.isBefore(FIRST)) {
            return FIRST.toEpochMilli();
        }
        if (!instant.isBefore(END)) {
            return END.toEpochMilli();
        }
        var millis = instant.toEpochMilli();
        return Instant.ofEpochMilli(millis).equals(instant) ? millis : millis + 1;
    }

    /** Writes what waits, and takes no more. */
    @Override
    public void close() {
        appends.close();
    }
}
