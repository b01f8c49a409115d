package dev.milepost.adapters.local.postgres;

import dev.milepost.adapters.local.postgres.FixRows.FixRow;
import dev.milepost.application.port.AppendResult;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/**
 * Many uploads on their way to the disk together. What stores them sees to it that each upload's task is what it was when its fixes were
 * judged, and that none of its fixes belongs into a chunk. Where one doesn't fit, which is rare, nothing is stored, and the others follow
 * without it. Mostly {@link NewFixes} stores them.
 */
final class TrackBatch {
    /**
     * Takes an array a column, of the uploads first and then of all their fixes. Tells of each upload that doesn't fit, then as number 0
     * how many rows are new, and which, unless that is all of them.
     */
    private static final String INSERT = """
            with unfit as materialized (
                select given.upload, task.unchanged
                from unnest(?::int[], ?::text[], ?::bigint[], ?::bigint[])
                    with ordinality as given (track, task, version, earliest, upload)
                cross join lateral (select given.version = 0
                    or exists (select from tasks where tasks.id = given.task and tasks.version = given.version)
                ) as task (unchanged)
                where not task.unchanged
                    or not exists (select from tracks where number = given.track and given.earliest >= sealed_until)
            ), stored as (
                insert into fixes %s select * from %s where not exists (select from unfit)
                on conflict do nothing returning track, recorded_at
            )
            select upload, unchanged, null::int as track, null::bigint as recorded_at from unfit
            union all
            select 0, null, null, count(*) from stored
            union all
            select null, null, track, recorded_at from stored where (select count(*) from stored) < ?
            """.formatted(FixRows.NAMES, FixRows.ARRAYS);

    private static final int UPLOAD_COLUMNS = 4;

    /** Writers that meet take the rows that both have in the same order, so neither waits for ever. */
    private static final Comparator<FixRow> IN_ORDER = Comparator.comparingInt(FixRow::number)
            .thenComparing(row -> row.fix().recordedAt());

    private final List<Upload> uploads;
    private final Map<TaskId, Integer> numbers;
    private final Map<Integer, Fate> fates = new HashMap<>();

    /**
     * The fixes of one call.
     *
     * @param version of the task; 0 for whatever version there is, or none
     * @param fixes in order of time, one an instant, at least one
     * @param given how many fixes the call had, with those given twice
     */
    record Upload(TaskId task, long version, List<Fix> fixes, int given) {
        long earliest() {
            return fixes.getFirst().recordedAt().toEpochMilli();
        }

        long latest() {
            return fixes.getLast().recordedAt().toEpochMilli();
        }
    }

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
        this.numbers = numbers;
    }

    /**
     * One statement outside any transaction is one of its own: when it returns, the rows are durable.
     *
     * @param connection in no transaction
     */
    List<Fate> write(Connection connection) throws SQLException {
        if (newFixes().store(connection)) {
            return uploads.stream().<Fate>map(TrackBatch::whole).toList();
        }
        while (fates.size() < uploads.size()) {
            write(
                    IntStream.range(0, uploads.size())
                            .filter(upload -> !fates.containsKey(upload))
                            .toArray(),
                    connection);
        }
        return IntStream.range(0, uploads.size()).mapToObj(fates::get).toList();
    }

    private NewFixes newFixes() {
        return new NewFixes(
                uploads,
                tracks(uploads),
                rows(IntStream.range(0, uploads.size()).toArray()));
    }

    /** Decides the fate of all of these, or of those that don't fit. */
    private void write(int[] which, Connection connection) throws SQLException {
        var rows = rows(which);
        var stored = new HashSet<Key>();
        long count = 0;
        var fit = true;
        try (var statement = connection.prepareStatement(INSERT)) {
            var some = Arrays.stream(which).mapToObj(uploads::get).toList();
            bindUploads(statement, some, tracks(some));
            FixRows.bind(statement, UPLOAD_COLUMNS, rows);
            statement.setInt(UPLOAD_COLUMNS + FixRows.COLUMNS + 1, rows.size());
            try (var told = statement.executeQuery()) {
                while (told.next()) {
                    var upload = told.getInt(1);
                    if (told.wasNull()) {
                        stored.add(new Key(told.getInt(3), told.getLong(4)));
                    } else if (upload == 0) {
                        count = told.getLong(4);
                    } else {
                        fit = false;
                        // PostgreSQL's ordinality counts from 1.
                        fates.put(which[upload - 1], told.getBoolean(2) ? new Sealed() : new TaskChanged());
                    }
                }
            }
        }
        if (fit) {
            for (var upload : which) {
                fates.put(
                        upload, count == rows.size() ? whole(uploads.get(upload)) : part(uploads.get(upload), stored));
            }
        }
    }

    /** Binds track, task, version and earliest time as four arrays. @param tracks of the uploads */
    static void bindUploads(PreparedStatement statement, List<Upload> uploads, int[] tracks) throws SQLException {
        var driver = statement.getConnection().unwrap(PGConnection.class);
        var tasks = uploads.stream().map(upload -> upload.task().value()).toArray(String[]::new);
        statement.setArray(1, driver.createArrayOf("int4", tracks));
        statement.setArray(2, driver.createArrayOf("text", tasks));
        statement.setArray(3, driver.createArrayOf("int8", longs(uploads, Upload::version)));
        statement.setArray(4, driver.createArrayOf("int8", longs(uploads, Upload::earliest)));
    }

    static long[] longs(List<Upload> uploads, ToLongFunction<Upload> column) {
        return uploads.stream().mapToLong(column).toArray();
    }

    private int[] tracks(List<Upload> some) {
        return some.stream().mapToInt(upload -> numbers.get(upload.task())).toArray();
    }

    private List<FixRow> rows(int[] which) {
        var rows = new ArrayList<FixRow>();
        for (var i : which) {
            var track = numbers.get(uploads.get(i).task());
            for (var fix : uploads.get(i).fixes()) {
                rows.add(new FixRow(track, fix));
            }
        }
        rows.sort(IN_ORDER);
        return rows;
    }

    private static Stored whole(Upload upload) {
        return new Stored(
                new AppendResult(upload.fixes(), upload.given() - upload.fixes().size()));
    }

    /** Of a fix that came with several uploads, the first has stored it. */
    private Stored part(Upload upload, Set<Key> stored) {
        var track = numbers.get(upload.task());
        var fixes = upload.fixes().stream()
                .filter(fix -> stored.remove(new Key(track, fix.recordedAt().toEpochMilli())))
                .toList();
        return new Stored(new AppendResult(fixes, upload.given() - fixes.size()));
    }
}
