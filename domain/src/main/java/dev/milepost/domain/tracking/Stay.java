package dev.milepost.domain.tracking;

import dev.milepost.domain.geo.GeoPoint;
import java.time.Duration;
import java.time.Instant;

/**
 * Fixes around one place.
 *
 * @param centre their mean
 * @param size how many the mean is of, up to a bound, so that it follows a receiver's slow drift
 */
record Stay(GeoPoint centre, int size, Instant from, Instant to) {
    private static final int MOST_OF_A_MEAN = 60;

    static Stay startingAt(Fix fix) {
        return new Stay(fix.point(), 1, fix.recordedAt(), fix.recordedAt());
    }

    Stay with(Fix fix) {
        int grown = Math.min(size + 1, MOST_OF_A_MEAN);
        double lat = centre.lat() + (fix.point().lat() - centre.lat()) / grown;
        double lon = centre.lon() + Math.IEEEremainder(fix.point().lon() - centre.lon(), 360) / grown;
        return new Stay(new GeoPoint(lat, Math.IEEEremainder(lon, 360)), grown, from, fix.recordedAt());
    }

    boolean holds(Fix fix, double radiusMetres) {
        return centre.distanceTo(fix.point()) <= radiusMetres;
    }

    Duration length() {
        return Duration.between(from, to);
    }
}
