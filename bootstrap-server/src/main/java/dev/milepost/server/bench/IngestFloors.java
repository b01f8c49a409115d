package dev.milepost.server.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;

/** What PostgreSQL takes of the same rows with nothing in front of it: a statement a row, a statement for many, and COPY. */
final class IngestFloors {
    private static final Duration MEASURED = Duration.ofSeconds(4);
    private static final int CONNECTIONS = 8;
    private static final int COPIED = 20_000;
    private static final String COLUMNS =
            "(track, recorded_at, lat, lon, accuracy_metres, speed, bearing, mock, source)";
    private static final String ROW = "(?, ?, 311234567, 1214567890, 8.5, 7.25, 123.5, false, 'API')";

    private final BenchDatabase database;
    private final Figures figures;
    private final AtomicLong number = new AtomicLong();

    IngestFloors(Workbench bench, Figures figures) {
        this.database = new BenchDatabase(bench.data());
        this.figures = figures;
        database.execute("create table floor_fixes (like fixes including all)");
    }

    /** Points a second by what suits so many points a call: 1, 6 or 100. */
    double of(int points) {
        return switch (points) {
            case 1 -> inserts("floor: INSERT of 1 row, 8 connections", 1);
            case 6 -> inserts("floor: INSERT of 6 rows, 8 connections", 6);
            default -> copy();
        };
    }

    private double inserts(String name, int rows) {
        figures.doing(name);
        var sql = "insert into floor_fixes " + COLUMNS + " values " + String.join(", ", Collections.nCopies(rows, ROW));
        var until = System.nanoTime() + MEASURED.toNanos();
        var inserted = new AtomicLong();
        try (var workers = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int i = 0; i < CONNECTIONS; i++) {
                workers.submit(() -> {
                    try (var connection = database.connect();
                            var statement = connection.prepareStatement(sql)) {
                        while (System.nanoTime() < until) {
                            for (int row = 0; row < rows; row++) {
                                bind(statement, row);
                            }
                            statement.executeUpdate();
                            inserted.addAndGet(rows);
                        }
                        return true;
                    }
                });
            }
        }
        return add(name, inserted.get());
    }

    private void bind(PreparedStatement statement, int row) throws SQLException {
        var next = number.incrementAndGet();
        statement.setInt(2 * row + 1, (int) (next % 500));
        statement.setLong(2 * row + 2, next);
    }

    private double copy() {
        var name = "floor: COPY, 1 connection";
        figures.doing(name);
        var until = System.nanoTime() + MEASURED.toNanos();
        long copied = 0;
        try (var connection = database.connect()) {
            while (System.nanoTime() < until) {
                copied += copy(connection, rows());
            }
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException(name, failed);
        }
        return add(name, copied);
    }

    private static long copy(Connection connection, byte[] rows) throws SQLException, IOException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy floor_fixes " + COLUMNS + " from stdin", new ByteArrayInputStream(rows));
    }

    private byte[] rows() {
        var text = new StringBuilder();
        for (int i = 0; i < COPIED; i++) {
            var next = number.incrementAndGet();
            text.append(next % 500)
                    .append('\t')
                    .append(next)
                    .append("\t311234567\t1214567890\t8.5\t7.25\t123.5\tf\tAPI\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private double add(String name, long rows) {
        var perSecond = rows / (double) MEASURED.toSeconds();
        figures.add(Figure.of(name, "points/s", perSecond));
        return perSecond;
    }
}
