package dev.milepost.domain.geo;

/**
 * A position on the WGS-84 ellipsoid.
 *
 * @param lat degrees north, -90..90
 * @param lon degrees east, -180..180
 */
public record GeoPoint(double lat, double lon) {
    /** @throws IllegalArgumentException if a coordinate is out of range or not a number */
    public GeoPoint {
        if (!isValid(lat, lon)) {
            throw new IllegalArgumentException("not a position: lat " + lat + ", lon " + lon);
        }
    }

    /** Whether both coordinates are numbers within range. */
    public static boolean isValid(double lat, double lon) {
        return lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180;
    }
}
