package dev.milepost.domain.geo;

/**
 * A plane that touches the earth at an origin: metres east and north of it, by the equirectangular projection
 * (x = R Δλ cos φ₀, y = R Δφ; Snyder, "Map Projections: A Working Manual", USGS 1395, chapter 12). On the same sphere as
 * {@link GeoPoint#distanceTo}; within 10 km of the origin and 70° of the equator a distance from the origin differs from it by less
 * than 0.3 %. The shorter way round is taken across the antimeridian.
 */
public final class LocalPlane {
    /** Length of a degree of latitude on the sphere. */
    public static final double METRES_A_DEGREE = Math.toRadians(GeoPoint.EARTH_RADIUS_METRES);

    private final GeoPoint origin;
    private final double metresADegreeEast;

    public LocalPlane(GeoPoint origin) {
        this.origin = origin;
        this.metresADegreeEast = METRES_A_DEGREE * Math.cos(Math.toRadians(origin.lat()));
    }

    /** Metres east of the origin. */
    public double x(GeoPoint point) {
        return x(point.lon());
    }

    /** Metres east of the origin of a longitude in degrees, which may lie outside -180..180. */
    public double x(double lon) {
        return Math.IEEEremainder(lon - origin.lon(), 360) * metresADegreeEast;
    }

    /** Metres north of the origin. */
    public double y(GeoPoint point) {
        return (point.lat() - origin.lat()) * METRES_A_DEGREE;
    }

    /** Distance in metres from the origin to the segment between two points. */
    public double distanceToSegment(GeoPoint from, GeoPoint to) {
        double x = x(from);
        double y = y(from);
        double dx = Math.IEEEremainder(to.lon() - from.lon(), 360) * metresADegreeEast;
        double dy = y(to) - y;
        double share = nearestShare(x, y, dx, dy);
        return length(x + share * dx, y + share * dy);
    }

    /** Length of a vector in metres. {@link Math#hypot} takes longer, for the sake of numbers too large to be squared: no metres are. */
    public static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    /** Which share 0..1 of the way along the vector (dx, dy) that starts at (x, y) lies nearest to the origin; 0 for no length. */
    public static double nearestShare(double x, double y, double dx, double dy) {
        double squared = dx * dx + dy * dy;
        return squared == 0 ? 0 : Math.clamp(-(x * dx + y * dy) / squared, 0, 1);
    }
}
