package dev.milepost.adapters.local.postgres;

import dev.milepost.application.port.LiveChange;
import dev.milepost.application.port.LiveChanges;
import dev.milepost.application.port.LiveFeed;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.application.port.TaskProgress;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.tracking.Alerts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import tools.jackson.core.JacksonException;

/**
 * The live feed in PostgreSQL: a row a task, under the number of its last change. Instances that share the database share the feed.
 * Changes of many callers are written together, by the one who holds the counter's row: numbers become visible in their order.
 */
public final class PostgresLiveFeed implements LiveFeed, AutoCloseable {
    /** In changes. */
    private static final GroupCommit.Limits LIMITS = new GroupCommit.Limits(1, 1_000, 20_000);

    private static final int LONGEST_CURSOR = 18;

    /** Each change is announced here, to whoever listens on the database. */
    static final String CHANNEL = "milepost_live";

    private final Database database;
    private final GroupCommit<Change, Boolean> changes;

    public PostgresLiveFeed(Database database) {
        this.database = database;
        this.changes = new GroupCommit<>("live-writer", LIMITS, change -> 1, this::write);
    }

    /**
     * A progress to be published.
     *
     * @param expected only if what is published was made of so many fixes, of a running task; {@link #WHATEVER}: unless it is older
     */
    record Change(TaskProgress progress, int expected) {
        static final int WHATEVER = -1;

        static Change of(TaskProgress progress) {
            return new Change(progress, WHATEVER);
        }
    }

    @Override
    public void publish(TaskProgress progress) {
        changes.submit(Change.of(progress))
                .orElseThrow(() -> new StoreUnavailableException("too many changes wait to be published"));
    }

    /** Whether each change was published. */
    List<Boolean> write(List<Change> batch) {
        var newest = batch.stream()
                .collect(Collectors.toMap(
                        change -> change.progress().taskId().value(),
                        change -> change,
                        PostgresLiveFeed::newer,
                        TreeMap::new))
                .values()
                .stream()
                .toList();
        var published = database.forWriters().transaction(handle -> {
            var last = nextChange(handle, newest.size());
            return handle.createQuery("""
                            insert into live_progress as known (task_id, change, started, fixes, progress)
                            select given.task_id, :first + number, given.started, given.fixes, cast(given.progress as jsonb)
                            from unnest(:tasks, :started, :fixes, :progress, :expected) with ordinality
                                as given (task_id, started, fixes, progress, expected, number)
                            left join live_progress now on now.task_id = given.task_id
                            where given.expected = -1 or (now.started and now.fixes = given.expected)
                            on conflict (task_id) do update set change = excluded.change, started = excluded.started,
                                fixes = excluded.fixes, progress = excluded.progress
                            where case when excluded.started = known.started then excluded.fixes >= known.fixes
                                else known.started end
                            returning task_id
                            """)
                    .bind("first", last - newest.size())
                    .bind(
                            "tasks",
                            newest.stream()
                                    .map(change -> change.progress().taskId().value())
                                    .toArray(String[]::new))
                    .bind(
                            "started",
                            newest.stream()
                                    .map(change -> isStarted(change.progress()))
                                    .toArray(Boolean[]::new))
                    .bind(
                            "fixes",
                            newest.stream()
                                    .map(change -> change.progress().fixes())
                                    .toArray(Integer[]::new))
                    .bind(
                            "progress",
                            newest.stream()
                                    .map(change -> Json.write(change.progress()))
                                    .toArray(String[]::new))
                    .bind("expected", newest.stream().map(Change::expected).toArray(Integer[]::new))
                    .mapTo(String.class)
                    .set();
        });
        return batch.stream()
                .map(change -> published.contains(change.progress().taskId().value()))
                .toList();
    }

    private static Change newer(Change earlier, Change later) {
        return later.progress().isOlderThan(earlier.progress()) ? earlier : later;
    }

    private static boolean isStarted(TaskProgress progress) {
        return progress.status() == TaskStatus.STARTED;
    }

    /** Forgets the progress of tasks whose work ended before an instant. */
    public void dropEndedBefore(Instant instant) {
        database.with(
                handle -> handle.createUpdate("""
                        delete from live_progress using tasks
                        where tasks.id = live_progress.task_id and tasks.work_ended_at < :instant
                        """).bind("instant", instant).execute());
    }

    @Override
    public void remove(TaskId task) {
        database.with(handle -> handle.createUpdate("delete from live_progress where task_id = :task")
                .bind("task", task.value())
                .execute());
    }

    @Override
    public Optional<TaskProgress> find(TaskId task) {
        return database.with(handle -> handle.createQuery("select progress from live_progress where task_id = :task")
                .bind("task", task.value())
                .map((row, context) -> progress(row.getString("progress")))
                .findOne()
                .flatMap(progress -> progress));
    }

    /** Progress is made anew from the fixes where there is none, so one that an earlier version stored otherwise is none. */
    private static Optional<TaskProgress> progress(String document) {
        try {
            return Optional.of(Json.read(document, TaskProgress.class));
        } catch (JacksonException storedOtherwise) {
            return Optional.empty();
        }
    }

    @Override
    public Alerts alerts(TaskId task) {
        return database.with(handle -> handle.createQuery("select alerts from live_progress where task_id = :task")
                .bind("task", task.value())
                .map((row, context) -> Json.read(row.getString("alerts"), Alerts.class))
                .findOne()
                .orElse(Alerts.NONE));
    }

    @Override
    public boolean replaceAlerts(TaskId task, Alerts before, Alerts after) {
        return database.transaction(handle -> {
            var change = nextChange(handle, 1);
            return handle.createUpdate("""
                                    update live_progress set alerts = cast(:after as jsonb), change = :change
                                    where task_id = :task and alerts = cast(:before as jsonb)
                                    """)
                            .bind("task", task.value())
                            .bind("before", Json.write(before))
                            .bind("after", Json.write(after))
                            .bind("change", change)
                            .execute()
                    == 1;
        });
    }

    /** The last of so many new numbers. They stay ours, and unseen, until the transaction's end. */
    private static long nextChange(Handle handle, int count) {
        handle.execute("select pg_notify(?, '')", CHANNEL);
        return handle.createQuery("update live_counter set change = change + :count returning change")
                .bind("count", count)
                .mapTo(Long.class)
                .one();
    }

    @Override
    public LiveChanges snapshot() {
        return read(-1, "where p.started");
    }

    @Override
    public Optional<LiveChanges> since(String cursor) {
        if (cursor.length() > LONGEST_CURSOR || !cursor.matches("[0-9]+")) {
            return Optional.empty();
        }
        var since = Long.parseLong(cursor);
        return Optional.of(read(since, "")).filter(changes -> Long.parseLong(changes.cursor()) >= since);
    }

    /** Counter and rows in one statement, so that both are of one moment. */
    private LiveChanges read(long since, String which) {
        var changes = new ArrayList<LiveChange>();
        var cursor = database.with(handle -> handle.createQuery("""
                        select c.change as cursor, p.change, p.progress, p.alerts
                        from live_counter c left join (select * from live_progress p %s) p on p.change > :since
                        order by p.change
                        """.formatted(which))
                .bind("since", since)
                .map((row, context) -> {
                    var change = row.getString("change");
                    var alerts = Columns.text(row, "alerts")
                            .map(document -> Json.read(document, Alerts.class))
                            .orElse(Alerts.NONE);
                    Columns.text(row, "progress")
                            .flatMap(PostgresLiveFeed::progress)
                            .ifPresent(progress -> changes.add(new LiveChange(progress, alerts, change)));
                    return row.getString("cursor");
                })
                .list()
                .getFirst());
        return new LiveChanges(changes, cursor);
    }

    /** Writes what waits, and takes no more. */
    @Override
    public void close() {
        changes.close();
    }
}
