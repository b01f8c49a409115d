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
import org.jdbi.v3.core.statement.StatementContext;
import org.postgresql.PGConnection;

/** Fixes as rows, both ways: degrees in steps of 1e-7, which is what a {@link Fix} is rounded to, and measures as single floats. */
final class FixRows {
    static final int COLUMNS = 11;

    private static final double STEPS_A_DEGREE = 1e7;

    private FixRows() {}

    /** A fix under the number of what it came with. */
    record FixRow(int number, Fix fix) {}

    /**
     * Binds the rows as eleven arrays, a column each, in the compact form that the driver has for arrays of numbers.
     *
     * @param before how many parameters come before
     */
    static void bind(PreparedStatement statement, int before, List<FixRow> rows) throws SQLException {
        var size = rows.size();
        var numbers = new int[size];
        var times = new long[size];
        var lats = new int[size];
        var lons = new int[size];
        var measures = new Float[5][size];
        var mocks = new Boolean[size];
        var sources = new String[size];
        for (var i = 0; i < size; i++) {
            var fix = rows.get(i).fix();
            numbers[i] = rows.get(i).number();
            times[i] = fix.recordedAt().toEpochMilli();
            lats[i] = steps(fix.point().lat());
            lons[i] = steps(fix.point().lon());
            measures[0][i] = single(fix.accuracyMetres());
            measures[1][i] = single(fix.speed());
            measures[2][i] = single(fix.bearing());
            measures[3][i] = single(fix.altitude());
            measures[4][i] = single(fix.battery());
            mocks[i] = fix.mock();
            sources[i] = fix.source().name();
        }
        var driver = statement.getConnection().unwrap(PGConnection.class);
        var at = before;
        statement.setArray(++at, driver.createArrayOf("int4", numbers));
        statement.setArray(++at, driver.createArrayOf("int8", times));
        statement.setArray(++at, driver.createArrayOf("int4", lats));
        statement.setArray(++at, driver.createArrayOf("int4", lons));
        for (var measure : measures) {
            statement.setArray(++at, driver.createArrayOf("float4", measure));
        }
        statement.setArray(++at, driver.createArrayOf("bool", mocks));
        statement.setArray(++at, driver.createArrayOf("text", sources));
    }

    private static Float single(OptionalDouble value) {
        return value.isPresent() ? (float) value.getAsDouble() : null;
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
