package dev.milepost.domain.tracking;

import dev.milepost.domain.geo.GeoPoint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;

/**
 * One reading of a courier's position. Values are rounded to what is kept: times to milliseconds, coordinates to 1e-7 degrees (a
 * centimetre), the rest to the steps of {@link Measure}.
 *
 * @param recordedAt by the phone's clock
 * @param accuracyMetres radius of 68 % probability
 * @param speed metres a second
 * @param bearing degrees clockwise from north, 0..360
 * @param altitude metres
 * @param battery percent, 0..100
 * @param mock the phone said that the position was made up
 */
public record Fix(
        Instant recordedAt,
        GeoPoint point,
        OptionalDouble accuracyMetres,
        OptionalDouble speed,
        OptionalDouble bearing,
        OptionalDouble altitude,
        OptionalDouble battery,
        boolean mock,
        FixSource source) {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    /** @throws IllegalArgumentException if {@link #isValidTime} or a {@link Measure} doesn't hold */
    public Fix {
        if (!isValidTime(recordedAt)) {
            throw new IllegalArgumentException("not a time of a fix: " + recordedAt);
        }
        recordedAt = recordedAt.truncatedTo(ChronoUnit.MILLIS);
        point = new GeoPoint(fromE7(toE7(point.lat())), fromE7(toE7(point.lon())));
        accuracyMetres = rounded(Measure.ACCURACY_METRES, accuracyMetres);
        speed = rounded(Measure.SPEED, speed);
        bearing = rounded(Measure.BEARING, bearing);
        altitude = rounded(Measure.ALTITUDE, altitude);
        battery = rounded(Measure.BATTERY, battery);
    }

    /** A fix of which nothing but time and place is known. */
    public static Fix at(Instant recordedAt, GeoPoint point) {
        var unknown = OptionalDouble.empty();
        return new Fix(recordedAt, point, unknown, unknown, unknown, unknown, unknown, false, FixSource.API);
    }

    /** Whether a time lies between 1970 and 9999, so that it can be kept. */
    public static boolean isValidTime(Instant recordedAt) {
        return !recordedAt.isBefore(FIRST) && recordedAt.isBefore(END);
    }

    static int toE7(double degrees) {
        return Math.toIntExact(Math.round(degrees * 1e7));
    }

    static double fromE7(int steps) {
        return steps / 1e7;
    }

    private static OptionalDouble rounded(Measure measure, OptionalDouble value) {
        if (value.isEmpty()) {
            return value;
        }
        if (!measure.isValid(value.getAsDouble())) {
            throw new IllegalArgumentException(measure + " out of range: " + value.getAsDouble());
        }
        return OptionalDouble.of(measure.rounded(value.getAsDouble()));
    }
}
