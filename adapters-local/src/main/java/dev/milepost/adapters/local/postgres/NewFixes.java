package dev.milepost.adapters.local.postgres;

import dev.milepost.adapters.local.postgres.FixRows.FixRow;
import dev.milepost.adapters.local.postgres.TrackBatch.Upload;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/**
 * Stores a batch in which all is as it mostly is: every upload fits, and no fix is there already or given twice. Then PostgreSQL needs no
 * look at each row whether there is such a one, which is a third of what storing it costs, and takes many rows by COPY, which is half of
 * the rest. Whatever isn't so is left to {@link TrackBatch}.
 */
final class NewFixes {
    /** Fewer aren't worth COPY's ways to and fro. */
    private static final int COPIED = 1_000;

    /** Between the look at the uploads and the commit, far below what a seal waits before its track is packed. */
    private static final long LONGEST_COPY_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final String UNIQUE_VIOLATION = "23505";

    /** Takes an array a column. Where fixes lie between the first and the last of an upload, some may be the same. */
    private static final String UNUSUAL = """
            select from unnest(?::int[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
                as given (track, task, version, earliest, latest)
            where not (version = 0 or exists (select from tasks where tasks.id = given.task and tasks.version = given.version))
                or not exists (select from tracks where number = given.track and given.earliest >= sealed_until)
                or exists (select from fixes
                    where fixes.track = given.track and recorded_at between given.earliest and given.latest)
            """;

    private static final int UPLOAD_COLUMNS = 5;
    private static final String INSERT = "with unusual as materialized (" + UNUSUAL + ") insert into fixes "
            + FixRows.NAMES + " select * from " + FixRows.ARRAYS + " where not exists (select from unusual)";
    private static final String LOOK = "select exists (" + UNUSUAL + ")";
    private static final String COPY = "copy fixes " + FixRows.NAMES + " from stdin (format binary)";

    private final List<Upload> uploads;
    private final int[] tracks;
    private final List<FixRow> rows;

    /**
     * @param tracks of the uploads
     * @param rows all their fixes, in order
     */
    NewFixes(List<Upload> uploads, int[] tracks, List<FixRow> rows) {
        this.uploads = uploads;
        this.tracks = tracks;
        this.rows = rows;
    }

    /**
     * Stores all of it durably, or nothing.
     *
     * @param connection in no transaction
     * @return whether it was stored
     */
    boolean store(Connection connection) throws SQLException {
        if (anyTwice()) {
            return false;
        }
        try {
            return rows.size() < COPIED ? insert(connection) : copy(connection);
        } catch (SQLException failed) {
            if (UNIQUE_VIOLATION.equals(failed.getSQLState())) {
                // Another instance, or our other writer, was faster by a moment.
                return false;
            }
            throw failed;
        }
    }

    private boolean anyTwice() {
        return IntStream.range(1, rows.size()).anyMatch(i -> rows.get(i).isSameAs(rows.get(i - 1)));
    }

    private boolean insert(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            bindUploads(statement);
            FixRows.bind(statement, UPLOAD_COLUMNS, rows);
            return statement.executeUpdate() == rows.size();
        }
    }

    private boolean copy(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            var began = System.nanoTime();
            if (isUnusual(connection)) {
                connection.rollback();
                return false;
            }
            var bytes = FixRows.binary(rows);
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
            var inTime = System.nanoTime() - began < LONGEST_COPY_NANOS;
            if (inTime) {
                connection.commit();
            } else {
                connection.rollback();
            }
            return inTime;
        } catch (SQLException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private boolean isUnusual(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(LOOK)) {
            bindUploads(statement);
            try (var told = statement.executeQuery()) {
                told.next();
                return told.getBoolean(1);
            }
        }
    }

    private void bindUploads(PreparedStatement statement) throws SQLException {
        TrackBatch.bindUploads(statement, uploads, tracks);
        var latest = TrackBatch.longs(uploads, Upload::latest);
        var driver = statement.getConnection().unwrap(PGConnection.class);
        statement.setArray(UPLOAD_COLUMNS, driver.createArrayOf("int8", latest));
    }
}
