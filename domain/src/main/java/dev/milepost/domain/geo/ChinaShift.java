package dev.milepost.domain.geo;

/** The formulas of GCJ-02 and BD-09, in degrees, as eviltransform, coordtransform and gcoord have them; see {@link Datum}. */
final class ChinaShift {
    private static final double SEMI_MAJOR_METRES = 6_378_245.0;
    private static final double ECCENTRICITY_SQUARED = 0.00669342162296594323;
    private static final double BAIDU_TURN = Math.PI * 3000 / 180;
    private static final double BAIDU_LAT = 0.006;
    private static final double BAIDU_LON = 0.0065;
    private static final double CONVERGED_DEGREES = 1e-9;
    private static final int MOST_ROUNDS = 20;

    private ChinaShift() {}

    static boolean covers(GeoPoint point) {
        return point.lon() >= 72.004 && point.lon() <= 137.8347 && point.lat() >= 0.8293 && point.lat() <= 55.8271;
    }

    static GeoPoint wgs84ToGcj02(GeoPoint point) {
        double x = point.lon() - 105;
        double y = point.lat() - 35;
        double phi = Math.toRadians(point.lat());
        double w = 1 - ECCENTRICITY_SQUARED * Math.sin(phi) * Math.sin(phi);
        double meridianRadius = SEMI_MAJOR_METRES * (1 - ECCENTRICITY_SQUARED) / (w * Math.sqrt(w));
        double parallelRadius = SEMI_MAJOR_METRES / Math.sqrt(w) * Math.cos(phi);
        return new GeoPoint(
                point.lat() + Math.toDegrees(metresNorth(x, y) / meridianRadius),
                point.lon() + Math.toDegrees(metresEast(x, y) / parallelRadius));
    }

    private static double metresNorth(double x, double y) {
        return -100
                + 2 * x
                + 3 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + waves(20, x * 6, 20, x * 2)
                + waves(20, y, 40, y / 3)
                + waves(160, y / 12, 320, y / 30);
    }

    private static double metresEast(double x, double y) {
        return 300
                + x
                + 2 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + waves(20, x * 6, 20, x * 2)
                + waves(20, x, 40, x / 3)
                + waves(150, x / 12, 300, x / 30);
    }

    private static double waves(double height, double turns, double otherHeight, double otherTurns) {
        return (height * Math.sin(turns * Math.PI) + otherHeight * Math.sin(otherTurns * Math.PI)) * 2 / 3;
    }

    /** Starts from the shifted point and takes away what its image is off by; the shift changes slowly, so each round gains digits. */
    static GeoPoint gcj02ToWgs84(GeoPoint point) {
        var guess = point;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var image = wgs84ToGcj02(guess);
            double dLat = image.lat() - point.lat();
            double dLon = image.lon() - point.lon();
            guess = new GeoPoint(guess.lat() - dLat, guess.lon() - dLon);
            if (Math.abs(dLat) < CONVERGED_DEGREES && Math.abs(dLon) < CONVERGED_DEGREES) {
                break;
            }
        }
        return guess;
    }

    static GeoPoint gcj02ToBd09(GeoPoint point) {
        double radius = Math.hypot(point.lon(), point.lat()) + 0.00002 * Math.sin(point.lat() * BAIDU_TURN);
        double angle = Math.atan2(point.lat(), point.lon()) + 0.000003 * Math.cos(point.lon() * BAIDU_TURN);
        return new GeoPoint(radius * Math.sin(angle) + BAIDU_LAT, radius * Math.cos(angle) + BAIDU_LON);
    }

    static GeoPoint bd09ToGcj02(GeoPoint point) {
        double lat = point.lat() - BAIDU_LAT;
        double lon = point.lon() - BAIDU_LON;
        double radius = Math.hypot(lon, lat) - 0.00002 * Math.sin(lat * BAIDU_TURN);
        double angle = Math.atan2(lat, lon) - 0.000003 * Math.cos(lon * BAIDU_TURN);
        return new GeoPoint(radius * Math.sin(angle), radius * Math.cos(angle));
    }
}
