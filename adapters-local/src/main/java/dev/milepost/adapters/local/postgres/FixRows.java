package dev.milepost.adapters.local.postgres;

import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.FixSource;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jdbi.v3.core.statement.StatementContext;
import org.postgresql.PGConnection;

/** Fixes as rows, both ways: degrees in steps of 1e-7, which is what a {@link Fix} is rounded to, and measures as single floats. */
final class FixRows {
    /** Takes an array a column, and returns the key of each row that was new. */
    static final String INSERT = """
            insert into fixes (track, recorded_at, lat, lon, accuracy_metres, speed, bearing, altitude, battery, mock, source)
            select * from unnest(?::int[], ?::bigint[], ?::int[], ?::int[], ?::real[], ?::real[], ?::real[], ?::real[],
                ?::real[], ?::boolean[], ?::text[])
            on conflict do nothing returning track, recorded_at
            """;

    private static final double STEPS_A_DEGREE = 1e7;

    private FixRows() {}

    /** A fix under its track's number. */
    record FixRow(int track, Fix fix) {}

    /** Binds the rows to {@link #INSERT}, in the compact form that the driver has for arrays of numbers. */
    static void bind(PreparedStatement statement, List<FixRow> rows) throws SQLException {
        var arrays = List.of(
                new Column("int4", rows.stream().mapToInt(FixRow::track).toArray()),
                new Column(
                        "int8",
                        rows.stream().mapToLong(row -> millis(row.fix())).toArray()),
                new Column(
                        "int4",
                        rows.stream()
                                .mapToInt(row -> steps(row.fix().point().lat()))
                                .toArray()),
                new Column(
                        "int4",
                        rows.stream()
                                .mapToInt(row -> steps(row.fix().point().lon()))
                                .toArray()),
                measure(rows, Fix::accuracyMetres),
                measure(rows, Fix::speed),
                measure(rows, Fix::bearing),
                measure(rows, Fix::altitude),
                measure(rows, Fix::battery),
                new Column("bool", rows.stream().map(row -> row.fix().mock()).toArray(Boolean[]::new)),
                new Column(
                        "text",
                        rows.stream().map(row -> row.fix().source().name()).toArray(String[]::new)));
        var driver = statement.getConnection().unwrap(PGConnection.class);
        for (var i = 0; i < arrays.size(); i++) {
            statement.setArray(
                    i + 1,
                    driver.createArrayOf(arrays.get(i).type(), arrays.get(i).values()));
        }
    }

    private record Column(String type, Object values) {}

    private static Column measure(List<FixRow> rows, Function<Fix, OptionalDouble> measure) {
        return new Column(
                "float4",
                rows.stream().map(row -> single(measure.apply(row.fix()))).toArray(Float[]::new));
    }

    private static Float single(OptionalDouble value) {
        return value.isPresent() ? (float) value.getAsDouble() : null;
    }

    private static long millis(Fix fix) {
        return fix.recordedAt().toEpochMilli();
    }

    private static int steps(double degrees) {
        return (int) Math.round(degrees * STEPS_A_DEGREE);
    }

    static Fix fix(ResultSet row, StatementContext context) throws SQLException {
        return new Fix(
                Instant.ofEpochMilli(row.getLong("recorded_at")),
                new GeoPoint(row.getInt("lat") / STEPS_A_DEGREE, row.getInt("lon") / STEPS_A_DEGREE),
                measure(row, "accuracy_metres"),
                measure(row, "speed"),
                measure(row, "bearing"),
                measure(row, "altitude"),
                measure(row, "battery"),
                row.getBoolean("mock"),
                FixSource.valueOf(row.getString("source")));
    }

    private static OptionalDouble measure(ResultSet row, String column) throws SQLException {
        var value = row.getFloat(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
