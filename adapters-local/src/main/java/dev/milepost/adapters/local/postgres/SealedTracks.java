package dev.milepost.adapters.local.postgres;

import dev.milepost.adapters.local.postgres.FixRows.FixRow;
import dev.milepost.adapters.local.postgres.TrackBatch.Settled;
import dev.milepost.adapters.local.postgres.TrackBatch.Upload;
import dev.milepost.application.port.AppendResult;
import dev.milepost.domain.tracking.Fix;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Tracks of which a part is sealed: packed, or about to be. Whoever changes one holds its row meanwhile, so that nothing is lost or met
 * twice. A crash leaves all of a change or nothing.
 */
final class SealedTracks {
    /** What is sealed of a track that gets no more than late fixes. */
    static final long ALL = Long.MAX_VALUE;

    /** A running track keeps so much unpacked behind its newest fix, and is sealed when there is twice as much. */
    private static final long KEPT_MILLIS = 3_600_000;

    private static final int BATCH = 500;

    private static final String INSERT = """
            insert into fixes (track, recorded_at, lat, lon, accuracy_metres, speed, bearing, altitude, battery, mock, source)
            select * from unnest(?::int[], ?::bigint[], ?::int[], ?::int[], ?::real[], ?::real[], ?::real[], ?::real[],
                ?::real[], ?::boolean[], ?::text[])
            on conflict do nothing returning recorded_at
            """;

    private final Database database;

    SealedTracks(Database database) {
        this.database = database;
    }

    /** Stores late fixes: each in its chunk or, after the sealed part, in a row. */
    Settled append(Upload upload, int track) {
        return database.transaction(handle -> {
            var sealedUntil = hold(handle, track);
            if (!isUnchanged(handle, upload)) {
                return new TrackBatch.TaskChanged();
            }
            var late = upload.fixes().stream()
                    .collect(Collectors.partitioningBy(fix -> fix.recordedAt().toEpochMilli() < sealedUntil));
            // Sealed fixes that still are in rows aren't in their chunks yet, and are no news all the same.
            var waiting = instants(handle, track, sealedUntil);
            var news = late.get(true).stream()
                    .filter(fix -> !waiting.contains(fix.recordedAt().toEpochMilli()))
                    .toList();
            var stored = new ArrayList<>(new TrackChunks(handle, track).add(news));
            stored.addAll(insert(handle, track, late.get(false)));
            handle.execute("update tracks set unpacked = true, sealed_at = now() where number = ?", track);
            return new TrackBatch.Stored(new AppendResult(stored, upload.given() - stored.size()));
        });
    }

    /** Erases a track, packed or not. */
    void remove(int track) {
        database.transaction(handle -> {
            hold(handle, track);
            return handle.execute("delete from fixes where track = ?", track)
                    + handle.execute("delete from track_chunks where track = ?", track);
        });
    }

    /** Drops chunks and rows of before an instant, in milliseconds. @return whether there may be more */
    boolean dropBefore(long millis, int most) {
        return database.with(handle -> {
            var chunks = handle.createUpdate("""
                            delete from track_chunks where (track, span) in (
                                select track, span from track_chunks where span < :span order by span limit :most)
                            """)
                    .bind("span", TrackChunks.span(millis))
                    .bind("most", most)
                    .execute();
            var rows = handle.createUpdate("""
                            delete from fixes where (track, recorded_at) in (
                                select track, recorded_at from fixes where recorded_at < :millis limit :most)
                            """)
                    .bind("millis", millis)
                    .bind("most", most)
                    .execute();
            return chunks == most || rows == most;
        });
    }

    private static long hold(Handle handle, int track) {
        return handle.createQuery("select sealed_until from tracks where number = :track for update")
                .bind("track", track)
                .mapTo(Long.class)
                .one();
    }

    private static boolean isUnchanged(Handle handle, Upload upload) {
        return upload.version() == 0
                || handle.createQuery("select exists (select from tasks where id = :task and version = :version)")
                        .bind("task", upload.task().value())
                        .bind("version", upload.version())
                        .mapTo(Boolean.class)
                        .one();
    }

    private static Set<Long> instants(Handle handle, int track, long until) {
        return new HashSet<>(
                handle.createQuery("select recorded_at from fixes where track = :track and recorded_at < :until")
                        .bind("track", track)
                        .bind("until", until)
                        .mapTo(Long.class)
                        .list());
    }

    private static List<Fix> insert(Handle handle, int track, List<Fix> fixes) throws SQLException {
        var inserted = new HashSet<Long>();
        try (var statement = handle.getConnection().prepareStatement(INSERT)) {
            FixRows.bind(
                    statement,
                    0,
                    fixes.stream().map(fix -> new FixRow(track, fix)).toList());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    inserted.add(rows.getLong(1));
                }
            }
        }
        return fixes.stream()
                .filter(fix -> inserted.contains(fix.recordedAt().toEpochMilli()))
                .toList();
    }

    /** Seals the tracks of ended tasks whole, and what is old of long runs. @return how many */
    int seal() {
        return sealEnded() + sealOld();
    }

    private int sealEnded() {
        return database.with(handle ->
                handle.createUpdate("""
                        update tracks set sealed_until = :all, sealed_at = now(), unpacked = true
                        where number in (
                            select tracks.number from tracks join tasks on tasks.id = tracks.task_id
                            where tracks.sealed_until < 9223372036854775807 and tasks.work_ended_at is not null
                            limit :batch for update of tracks skip locked)
                        """).bind("all", ALL).bind("batch", BATCH).execute());
    }

    private int sealOld() {
        return database.with(handle -> handle.createUpdate("""
                        update tracks set sealed_until = aged.until, sealed_at = now(), unpacked = true
                        from (
                            select tracks.number, (newest.at - :kept) / :span * :span as until
                            from tracks,
                                lateral (select recorded_at as at from fixes where track = tracks.number
                                    order by recorded_at limit 1) oldest,
                                lateral (select recorded_at as at from fixes where track = tracks.number
                                    order by recorded_at desc limit 1) newest
                            where tracks.sealed_until < 9223372036854775807 and newest.at - oldest.at > 2 * :kept
                            limit :batch for update of tracks skip locked) aged
                        where tracks.number = aged.number and tracks.sealed_until < aged.until
                        """)
                .bind("kept", KEPT_MILLIS)
                .bind("span", TrackChunks.SPAN_MILLIS)
                .bind("batch", BATCH)
                .execute());
    }

    /**
     * Moves sealed rows into chunks.
     *
     * @param grace only of tracks sealed so long ago: no statement that began before runs any more
     * @return the numbers of the tracks that are packed now
     */
    List<Integer> pack(Duration grace) {
        var tracks = database.with(handle -> handle.createQuery("""
                        select number from tracks where unpacked and sealed_at <= now() - make_interval(secs => :grace)
                        order by sealed_at limit :batch
                        """)
                .bind("grace", grace.toMillis() / 1e3)
                .bind("batch", BATCH)
                .mapTo(Integer.class)
                .list());
        tracks.forEach(this::pack);
        return tracks;
    }

    private void pack(int track) {
        database.transaction(handle -> {
            var moved = handle.createQuery(
                            "delete from fixes where track = :track and recorded_at < :until returning *")
                    .bind("track", track)
                    .bind("until", hold(handle, track))
                    .map(FixRows::fix)
                    .list();
            new TrackChunks(handle, track).add(moved);
            return handle.execute("update tracks set unpacked = false where number = ?", track);
        });
    }
}
