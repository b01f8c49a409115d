package dev.milepost.adapters.local.postgres;

import dev.milepost.adapters.local.postgres.FixRows.FixRow;
import dev.milepost.application.port.AppendResult;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * Many uploads on their way to the disk in one statement. The same statement sees to it that an upload's task is what it was when its
 * fixes were judged, and that none of its fixes belongs into a chunk; of any other upload it stores nothing.
 */
final class TrackBatch {
    /** Takes an array a column, of the uploads first and then of all their fixes. Tells of each upload, then of each new row. */
    private static final String INSERT = """
            with judged as materialized (
                select given.upload, given.track,
                    given.version = 0
                        or exists (select from tasks where tasks.id = given.task and tasks.version = given.version) as unchanged,
                    given.earliest >= tracks.sealed_until as unsealed
                from unnest(?::int[], ?::text[], ?::bigint[], ?::bigint[])
                    with ordinality as given (track, task, version, earliest, upload)
                join tracks on tracks.number = given.track
            ), stored as (
                insert into fixes (track, recorded_at, lat, lon, accuracy_metres, speed, bearing, altitude, battery, mock, source)
                select judged.track, fix.recorded_at, fix.lat, fix.lon, fix.accuracy_metres, fix.speed, fix.bearing,
                    fix.altitude, fix.battery, fix.mock, fix.source
                from unnest(?::int[], ?::bigint[], ?::int[], ?::int[], ?::real[], ?::real[], ?::real[], ?::real[], ?::real[],
                        ?::boolean[], ?::text[])
                    as fix (upload, recorded_at, lat, lon, accuracy_metres, speed, bearing, altitude, battery, mock, source)
                join judged on judged.upload = fix.upload and judged.unchanged and judged.unsealed
                order by judged.track, fix.recorded_at
                on conflict do nothing returning track, recorded_at
            )
            select upload, unchanged, unsealed, null::int as track, null::bigint as recorded_at from judged
            union all
            select null, null, null, track, recorded_at from stored
            """;

    private static final int UPLOAD_COLUMNS = 4;

    private final List<Upload> uploads;
    private final int[] tracks;
    private final boolean[] unchanged;
    private final boolean[] unsealed;
    private final Set<Key> stored = new HashSet<>();

    /**
     * The fixes of one call.
     *
     * @param version of the task; 0 for whatever version there is, or none
     * @param fixes in order of time, one an instant, at least one
     * @param given how many fixes the call had, with those given twice
     */
    record Upload(TaskId task, long version, List<Fix> fixes, int given) {}

    /** What a fix is unique by. */
    private record Key(int track, long recordedAt) {}

    /** What became of an upload. */
    sealed interface Fate {}

    /** It has been answered for good. */
    sealed interface Settled extends Fate {}

    record Stored(AppendResult result) implements Settled {}

    /** Nothing was stored. */
    record TaskChanged() implements Settled {}

    /** Some of its fixes belong into chunks; nothing was stored yet. */
    record Sealed() implements Fate {}

    TrackBatch(List<Upload> uploads, Map<TaskId, Integer> numbers) {
        this.uploads = uploads;
        this.tracks =
                uploads.stream().mapToInt(upload -> numbers.get(upload.task())).toArray();
        this.unchanged = new boolean[uploads.size()];
        this.unsealed = new boolean[uploads.size()];
    }

    /** One statement outside any transaction is one of its own: when it returns, the rows are durable. */
    List<Fate> write(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            var driver = connection.unwrap(PGConnection.class);
            statement.setArray(1, driver.createArrayOf("int4", tracks));
            statement.setArray(
                    2,
                    driver.createArrayOf(
                            "text",
                            uploads.stream()
                                    .map(upload -> upload.task().value())
                                    .toArray(String[]::new)));
            statement.setArray(
                    3,
                    driver.createArrayOf(
                            "int8", uploads.stream().mapToLong(Upload::version).toArray()));
            statement.setArray(
                    4,
                    driver.createArrayOf(
                            "int8",
                            uploads.stream()
                                    .mapToLong(upload -> upload.fixes()
                                            .getFirst()
                                            .recordedAt()
                                            .toEpochMilli())
                                    .toArray()));
            FixRows.bind(statement, UPLOAD_COLUMNS, rows());
            try (var told = statement.executeQuery()) {
                while (told.next()) {
                    var upload = told.getInt(1);
                    if (told.wasNull()) {
                        stored.add(new Key(told.getInt(4), told.getLong(5)));
                    } else {
                        unchanged[upload - 1] = told.getBoolean(2);
                        unsealed[upload - 1] = told.getBoolean(3);
                    }
                }
            }
        }
        return fates();
    }

    /** The uploads are numbered from 1, as by PostgreSQL's ordinality. */
    private List<FixRow> rows() {
        var rows = new ArrayList<FixRow>();
        for (var i = 0; i < uploads.size(); i++) {
            for (var fix : uploads.get(i).fixes()) {
                rows.add(new FixRow(i + 1, fix));
            }
        }
        return rows;
    }

    private List<Fate> fates() {
        var fates = new ArrayList<Fate>(uploads.size());
        for (var i = 0; i < uploads.size(); i++) {
            fates.add(fate(i));
        }
        return fates;
    }

    private Fate fate(int upload) {
        if (!unchanged[upload]) {
            return new TaskChanged();
        }
        return unsealed[upload] ? new Stored(result(upload)) : new Sealed();
    }

    /** Of a fix that came with several uploads, the first has stored it. */
    private AppendResult result(int upload) {
        var fixes = new ArrayList<Fix>(uploads.get(upload).fixes().size());
        for (var fix : uploads.get(upload).fixes()) {
            if (stored.remove(new Key(tracks[upload], fix.recordedAt().toEpochMilli()))) {
                fixes.add(fix);
            }
        }
        return new AppendResult(fixes, uploads.get(upload).given() - fixes.size());
    }
}
