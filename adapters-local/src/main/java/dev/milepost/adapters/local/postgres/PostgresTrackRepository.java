package dev.milepost.adapters.local.postgres;

import dev.milepost.adapters.local.postgres.TrackBatch.Fate;
import dev.milepost.adapters.local.postgres.TrackBatch.Sealed;
import dev.milepost.adapters.local.postgres.TrackBatch.Settled;
import dev.milepost.adapters.local.postgres.TrackBatch.Upload;
import dev.milepost.application.port.AppendResult;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.application.port.TrackRepository;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The fixes of each task in PostgreSQL: new ones a row each, those of ended tasks and long runs packed in chunks. Appends of many callers
 * are written together: one statement and one wait for the disk store them all, and each caller learns what became of its own.
 */
public final class PostgresTrackRepository implements TrackRepository, AutoCloseable {
    /** In fixes. Two batches at once: while one waits for the disk, the other one is sent. */
    private static final GroupCommit.Limits LIMITS = new GroupCommit.Limits(2, 20_000, 200_000);

    /** No statement takes longer than this, by the settings of {@link Database}. */
    private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(1);

    private static final long ANY_VERSION = 0;
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final Database database;
    private final SealedTracks sealed;
    private final TrackNumbers numbers = new TrackNumbers();
    private final GroupCommit<Upload, Fate> appends;

    public PostgresTrackRepository(Database database) {
        this.database = database;
        this.sealed = new SealedTracks(database);
        this.appends = new GroupCommit<>(
                "track-writer", LIMITS, upload -> upload.fixes().size(), this::write);
    }

    @Override
    public AppendResult append(TaskId task, List<Fix> fixes) {
        if (fixes.isEmpty()) {
            return new AppendResult(List.of(), 0);
        }
        return switch (append(task, ANY_VERSION, fixes).orElseThrow(PostgresTrackRepository::overloaded)) {
            case TrackBatch.Stored stored -> stored.result();
            case TrackBatch.TaskChanged changed -> throw new IllegalStateException("any version was to do");
        };
    }

    private static StoreUnavailableException overloaded() {
        return new StoreUnavailableException("too much waits to be written");
    }

    /**
     * As {@link TrackRepository#append}, while the task has a version.
     *
     * @param fixes at least one
     * @return empty if too much waits already
     */
    Optional<Settled> append(TaskId task, long version, List<Fix> fixes) {
        var upload = new Upload(task, version, Track.of(fixes).fixes(), fixes.size());
        return appends.submit(upload).map(fate -> switch (fate) {
            case Settled settled -> settled;
            case Sealed parts -> appendToSealed(upload);
        });
    }

    private Settled appendToSealed(Upload upload) {
        var number = database.with(
                handle -> numbers.of(List.of(upload.task()), handle).get(upload.task()));
        return sealed.append(upload, number);
    }

    private List<Fate> write(List<Upload> batch) {
        return database.forWriters().with(handle -> {
            var tasks = batch.stream().map(Upload::task).collect(Collectors.toSet());
            return new TrackBatch(batch, numbers.of(tasks, handle)).write(handle.getConnection());
        });
    }

    @Override
    public void remove(TaskId task) {
        database.with(handle -> number(task, handle)).ifPresent(sealed::remove);
    }

    /**
     * Drops what was recorded before an instant, give or take ten minutes: chunks, and rows that aren't packed yet. To be called now and
     * then; several instances may.
     *
     * @param most how many chunks and how many rows at a time
     * @return whether there may be more
     */
    public boolean dropBefore(Instant instant, int most) {
        return sealed.dropBefore(millisFrom(instant), most);
    }

    @Override
    public Track read(TaskId task) {
        return read(task, FIRST, END);
    }

    @Override
    public Track read(TaskId task, Instant from, Instant to) {
        var first = millisFrom(from);
        var end = millisFrom(to);
        return first >= end
                ? Track.EMPTY
                : database.with(handle -> number(task, handle)
                        .map(track -> read(track, first, end, handle))
                        .orElse(Track.EMPTY));
    }

    /** Rows before chunks: fixes that are packed in between are then met twice rather than not at all. */
    private static Track read(int track, long from, long to, Handle handle) {
        var rows = handle.createQuery("""
                        select * from fixes where track = :track and recorded_at >= :from and recorded_at < :to
                        order by recorded_at
                        """)
                .bind("track", track)
                .bind("from", from)
                .bind("to", to)
                .map(FixRows::fix)
                .list();
        var packed = new TrackChunks(handle, track).read(from, to - 1);
        return Track.of(Stream.concat(packed.stream(), rows.stream()).toList())
                .between(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
    }

    /** In one statement, so that nothing is packed in between. */
    @Override
    public int count(TaskId task) {
        return database.with(handle -> handle.createQuery("""
                        select (select count(*) from fixes where track = tracks.number)
                            + (select coalesce(sum(fixes), 0) from track_chunks where track = tracks.number)
                        from tracks where task_id = :task
                        """)
                .bind("task", task.value())
                .mapTo(Integer.class)
                .findOne()
                .orElse(0));
    }

    /**
     * Packs what has been sealed, and seals what is ready: tasks that have ended, and what is an hour old of those that run long. To be
     * called every minute or so; several instances may.
     *
     * @return the tasks that have been packed
     */
    public List<TaskId> pack() {
        var packed = pack(LONGEST_STATEMENT);
        sealed.seal();
        return packed;
    }

    /** Packs what was sealed so long ago. */
    List<TaskId> pack(Duration grace) {
        var tracks = sealed.pack(grace);
        return database.with(handle -> handle.createQuery("select task_id from tracks where number = any(:numbers)")
                .bind("numbers", tracks.toArray(Integer[]::new))
                .map((row, context) -> new TaskId(row.getString("task_id")))
                .list());
    }

    SealedTracks sealed() {
        return sealed;
    }

    private static Optional<Integer> number(TaskId task, Handle handle) {
        return handle.createQuery("select number from tracks where task_id = :task")
                .bind("task", task.value())
                .mapTo(Integer.class)
                .findOne();
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
