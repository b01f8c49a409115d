package dev.milepost.adapters.local.postgres;

import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.FixSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jdbi.v3.core.statement.StatementContext;
import org.postgresql.PGConnection;

/** Fixes as rows, both ways: degrees in steps of 1e-7, which is what a {@link Fix} is rounded to, and measures as single floats. */
final class FixRows {
    static final int COLUMNS = 11;

    /** In the order of {@link #bind} and {@link #binary}. */
    static final String NAMES =
            "(track, recorded_at, lat, lon, accuracy_metres, speed, bearing, altitude, battery, mock, source)";

    /** What {@link #bind} binds, as rows. */
    static final String ARRAYS =
            "unnest(?::int[], ?::bigint[], ?::int[], ?::int[], ?::real[], ?::real[], ?::real[], ?::real[], "
                    + "?::real[], ?::boolean[], ?::text[])";

    private static final double STEPS_A_DEGREE = 1e7;

    /** The beginning of what COPY takes in binary form: a signature, no flags, nothing added. */
    private static final byte[] BINARY_HEAD = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final int LONGEST_BINARY_ROW = 120;

    private FixRows() {}

    /** A fix under the number of what it came with. */
    record FixRow(int number, Fix fix) {
        /** Whether both can't be stored. */
        boolean isSameAs(FixRow other) {
            return number == other.number && fix.recordedAt().equals(other.fix.recordedAt());
        }
    }

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

    /** The rows in the binary form of COPY: the length of each value, -1 for null, and the value. */
    static byte[] binary(List<FixRow> rows) {
        var bytes = ByteBuffer.allocate(BINARY_HEAD.length + rows.size() * LONGEST_BINARY_ROW + Short.BYTES);
        bytes.put(BINARY_HEAD);
        for (var row : rows) {
            var fix = row.fix();
            bytes.putShort((short) COLUMNS);
            bytes.putInt(Integer.BYTES).putInt(row.number());
            bytes.putInt(Long.BYTES).putLong(fix.recordedAt().toEpochMilli());
            bytes.putInt(Integer.BYTES).putInt(steps(fix.point().lat()));
            bytes.putInt(Integer.BYTES).putInt(steps(fix.point().lon()));
            put(fix.accuracyMetres(), bytes);
            put(fix.speed(), bytes);
            put(fix.bearing(), bytes);
            put(fix.altitude(), bytes);
            put(fix.battery(), bytes);
            bytes.putInt(Byte.BYTES).put((byte) (fix.mock() ? 1 : 0));
            var source = fix.source().name().getBytes(StandardCharsets.US_ASCII);
            bytes.putInt(source.length).put(source);
        }
        bytes.putShort((short) -1);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static void put(OptionalDouble measure, ByteBuffer bytes) {
        if (measure.isPresent()) {
            bytes.putInt(Float.BYTES).putFloat((float) measure.getAsDouble());
        } else {
            bytes.putInt(-1);
        }
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
