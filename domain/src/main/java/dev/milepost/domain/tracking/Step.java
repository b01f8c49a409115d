package dev.milepost.domain.tracking;

import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.geo.LocalPlane;
import java.time.Instant;

/**
 * What happened between two fixes that counted, if the courier was along the route where one hypothesis has it.
 *
 * @param from the fix before; the same as {@code to} for the first
 * @param fromAlong metres along the route at {@code from}
 * @param fromDistance metres from {@code from} to the path there
 * @param allowanceMetres by how much the fixes may err
 */
record Step(
        Fix from,
        Fix to,
        double fromAlong,
        double toAlong,
        double fromDistance,
        double toDistance,
        double allowanceMetres) {
    /** Between fixes at most this far apart a courier who was on the path at both followed it. */
    private static final double FOLLOWED_SECONDS = 60;

    /** How near the straight line between the fixes came to a place. */
    double distanceTo(GeoPoint place) {
        return new LocalPlane(place).distanceToSegment(from.point(), to.point());
    }

    /** Whether the courier followed the path past a place along it, no farther from the path than a radius. */
    boolean followedPast(double along, double radiusMetres) {
        return Math.min(fromAlong, toAlong) <= along
                && along <= Math.max(fromAlong, toAlong)
                && Math.max(fromDistance, toDistance) <= radiusMetres
                && Seconds.between(from.recordedAt(), to.recordedAt()) <= FOLLOWED_SECONDS;
    }

    /** When the straight line between the fixes came nearest to a place, at even speed. */
    Instant nearestAt(GeoPoint place) {
        var plane = new LocalPlane(place);
        double x = plane.x(from.point());
        double y = plane.y(from.point());
        double share = LocalPlane.nearestShare(x, y, plane.x(to.point()) - x, plane.y(to.point()) - y);
        double seconds = share * Seconds.between(from.recordedAt(), to.recordedAt());
        return from.recordedAt().plus(Seconds.toDuration(seconds));
    }
}
