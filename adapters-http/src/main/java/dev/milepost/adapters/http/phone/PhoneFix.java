package dev.milepost.adapters.http.phone;

import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.FixSource;
import dev.milepost.domain.tracking.Measure;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an app says of a position, in our units and not yet judged. Apps send −1 and the like for what they don't know, so that a measure out
 * of range is taken for an unknown one.
 *
 * @param lat degrees north, and so on as in {@link Fix}
 */
record PhoneFix(
        Optional<Instant> recordedAt,
        OptionalDouble lat,
        OptionalDouble lon,
        OptionalDouble accuracyMetres,
        OptionalDouble speed,
        OptionalDouble bearing,
        OptionalDouble altitude,
        OptionalDouble battery,
        boolean mock) {
    /** The fix; empty without a time or a place on earth. */
    Optional<Fix> toFix() {
        return recordedAt
                .filter(Fix::isValidTime)
                .filter(time -> isWithin(lat, 90) && isWithin(lon, 180))
                .map(time -> new Fix(
                        time,
                        new GeoPoint(lat.getAsDouble(), lon.getAsDouble()),
                        known(Measure.ACCURACY_METRES, accuracyMetres),
                        known(Measure.SPEED, speed),
                        known(Measure.BEARING, bearing),
                        known(Measure.ALTITUDE, altitude),
                        known(Measure.BATTERY, battery),
                        mock,
                        FixSource.APP));
    }

    private static boolean isWithin(OptionalDouble degrees, double most) {
        return degrees.isPresent() && Math.abs(degrees.getAsDouble()) <= most;
    }

    private static OptionalDouble known(Measure measure, OptionalDouble value) {
        return value.isPresent() && measure.isValid(value.getAsDouble()) ? value : OptionalDouble.empty();
    }
}
