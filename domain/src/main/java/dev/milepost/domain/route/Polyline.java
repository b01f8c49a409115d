package dev.milepost.domain.route;

import dev.milepost.domain.geo.GeoPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A path of two or more points. Lengths are haversine metres; a segment is straight in latitude and longitude (RFC 7946, 3.1.1) and
 * takes the shorter way round the earth. Distances from a point are measured in the plane that touches the earth there
 * ({@link dev.milepost.domain.geo.LocalPlane}), so that a nearest place is right for segments up to some tens of kilometres. An index is
 * built once, in O(n log n): the queries then look at the segments nearby only.
 */
public final class Polyline {
    private final List<GeoPoint> points;
    private final double[] lats;
    private final double[] lons;
    private final double[] alongs;
    private final SegmentIndex index;

    /** @throws IllegalArgumentException for fewer than two points */
    public Polyline(List<GeoPoint> points) {
        if (points.size() < 2) {
            throw new IllegalArgumentException("a path has two points or more");
        }
        this.points = List.copyOf(points);
        this.lats = new double[points.size()];
        this.lons = new double[points.size()];
        this.alongs = new double[points.size()];
        lats[0] = points.getFirst().lat();
        lons[0] = points.getFirst().lon();
        for (int i = 1; i < lats.length; i++) {
            var point = this.points.get(i);
            lats[i] = point.lat();
            lons[i] = lons[i - 1] + Math.IEEEremainder(point.lon() - lons[i - 1], 360);
            alongs[i] = alongs[i - 1] + this.points.get(i - 1).distanceTo(point);
        }
        this.index = new SegmentIndex(lats, lons, alongs);
    }

    public List<GeoPoint> points() {
        return points;
    }

    public double lengthMetres() {
        return alongs[alongs.length - 1];
    }

    /** The point this far along; the first or last point for less or more than the path has. */
    public GeoPoint pointAt(double alongMetres) {
        int at = Arrays.binarySearch(alongs, alongMetres);
        if (at >= 0) {
            return points.get(at);
        }
        int next = -at - 1;
        if (next == 0 || next == alongs.length) {
            return next == 0 ? points.getFirst() : points.getLast();
        }
        double share = (alongMetres - alongs[next - 1]) / (alongs[next] - alongs[next - 1]);
        return new GeoPoint(
                lats[next - 1] + share * (lats[next] - lats[next - 1]),
                Math.IEEEremainder(lons[next - 1] + share * (lons[next] - lons[next - 1]), 360));
    }

    /** The place of the path that is nearest to a point; the earliest of several. */
    public PathPosition nearest(GeoPoint point) {
        return index.nearest(point);
    }

    /**
     * Where the path passes a point within a radius, in path order: one place for each time that it comes near and goes away again, the
     * nearest of that pass. Coming and going by less than ten metres is the same pass.
     */
    public List<PathPosition> passes(GeoPoint point, double radiusMetres) {
        return index.passes(point, radiusMetres);
    }

    /**
     * The path without the points that lie less than a tolerance from the line that is left (Douglas and Peucker, "Algorithms for the
     * reduction of the number of points …", Cartographica 10, 1973). Both ends stay.
     */
    public Polyline simplify(double toleranceMetres) {
        var kept = Simplification.keptOf(lats, lons, toleranceMetres);
        var left = new ArrayList<GeoPoint>();
        for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
            left.add(points.get(i));
        }
        return new Polyline(left);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Polyline that && points.equals(that.points);
    }

    @Override
    public int hashCode() {
        return points.hashCode();
    }

    @Override
    public String toString() {
        return "Polyline of " + points.size() + " points, " + Math.round(lengthMetres()) + " m";
    }
}
