package dev.milepost.domain.geo;

/**
 * A position on the WGS-84 ellipsoid.
 *
 * @param lat degrees north, -90..90
 * @param lon degrees east, -180..180
 */
public record GeoPoint(double lat, double lon) {
    /** Mean radius R1 of the earth in metres (IUGG; Moritz, "Geodetic Reference System 1980", J. Geodesy 74, 2000). */
    public static final double EARTH_RADIUS_METRES = 6_371_008.8;

    private static final double NEAR = 1e-3;

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

    /**
     * Great-circle distance in metres by the haversine formula (Sinnott, "Virtues of the Haversine", Sky and Telescope 68, 1984),
     * which is stable for points close together. The sphere stands for the ellipsoid: the error is below 0.6 %.
     */
    public double distanceTo(GeoPoint other) {
        var halfLat = Math.sin(Math.toRadians(other.lat - lat) / 2);
        var halfLon = Math.sin(Math.toRadians(other.lon - lon) / 2);
        var h = halfLat * halfLat
                + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(other.lat)) * halfLon * halfLon;
        return 2 * EARTH_RADIUS_METRES * arcSine(Math.min(1, Math.sqrt(h)));
    }

    /** By the first terms of its series where the next is below the precision of a double: within some twelve kilometres. */
    private static double arcSine(double x) {
        return x < NEAR ? x + x * x * x / 6 : Math.asin(x);
    }
}
