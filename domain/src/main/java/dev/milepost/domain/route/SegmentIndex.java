package dev.milepost.domain.route;

import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.geo.LocalPlane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The segments of one path in a binary tree of bounding boxes, in path order: a leaf holds some segments in a row, a node its two
 * children (a packed Hilbert-free R-tree, since a path is already ordered in space). Longitudes run on across the antimeridian, beyond
 * ±180; a query is asked once for each turn round the earth that the path may have come near.
 */
final class SegmentIndex {
    private static final int LEAF = 8;

    private final double[] lats;
    private final double[] lons;
    private final double[] alongs;
    private final int leaves;
    private final double[] south;
    private final double[] north;
    private final double[] west;
    private final double[] east;

    SegmentIndex(double[] lats, double[] lons, double[] alongs) {
        this.lats = lats;
        this.lons = lons;
        this.alongs = alongs;
        int needed = (lats.length - 2) / LEAF + 1;
        this.leaves = needed == 1 ? 1 : Integer.highestOneBit(needed - 1) << 1;
        this.south = filled(Double.POSITIVE_INFINITY);
        this.north = filled(Double.NEGATIVE_INFINITY);
        this.west = filled(Double.POSITIVE_INFINITY);
        this.east = filled(Double.NEGATIVE_INFINITY);
        for (int i = 0; i < lats.length - 1; i++) {
            enclose(leaves + i / LEAF, i);
            enclose(leaves + i / LEAF, i + 1);
        }
        for (int node = leaves - 1; node >= 1; node--) {
            south[node] = Math.min(south[2 * node], south[2 * node + 1]);
            north[node] = Math.max(north[2 * node], north[2 * node + 1]);
            west[node] = Math.min(west[2 * node], west[2 * node + 1]);
            east[node] = Math.max(east[2 * node], east[2 * node + 1]);
        }
    }

    private double[] filled(double value) {
        var array = new double[2 * leaves];
        Arrays.fill(array, value);
        return array;
    }

    private void enclose(int node, int point) {
        south[node] = Math.min(south[node], lats[point]);
        north[node] = Math.max(north[node], lats[point]);
        west[node] = Math.min(west[node], lons[point]);
        east[node] = Math.max(east[node], lons[point]);
    }

    PathPosition nearest(GeoPoint point) {
        var search = new Nearest();
        for (var query : queries(point)) {
            search.descend(query, 1);
        }
        return new PathPosition(search.along, search.distance);
    }

    List<PathPosition> passes(GeoPoint point, double radius) {
        var found = new ArrayList<PathPosition>();
        for (var query : queries(point)) {
            var sweep = new PassSweep(radius);
            sweep(query, 1, radius, sweep);
            found.addAll(sweep.passes());
        }
        if (queries(point).size() > 1) {
            found.sort((one, other) -> Double.compare(one.alongMetres(), other.alongMetres()));
        }
        return found;
    }

    /** The point as seen from the path's own count of longitudes. */
    private List<Query> queries(GeoPoint point) {
        var queries = new ArrayList<Query>(1);
        double first = point.lon() + 360 * Math.ceil((west[1] - 180 - point.lon()) / 360);
        for (double lon = first; lon <= east[1] + 180; lon += 360) {
            queries.add(
                    new Query(point.lat(), lon, LocalPlane.METRES_A_DEGREE * Math.cos(Math.toRadians(point.lat()))));
        }
        return queries;
    }

    private void sweep(Query query, int node, double radius, PassSweep sweep) {
        if (boxDistance(query, node) > radius) {
            return;
        }
        if (node < leaves) {
            sweep(query, 2 * node, radius, sweep);
            sweep(query, 2 * node + 1, radius, sweep);
            return;
        }
        for (int i = firstOf(node); i < endOf(node); i++) {
            if (!sweep.goesOnWith(i)) {
                sweep.begin(alongs[i], distance(query, i, 0));
            }
            double share = share(query, i);
            sweep.place(along(i, share), distance(query, i, share));
            sweep.place(alongs[i + 1], distance(query, i, 1));
            sweep.ends(i);
        }
    }

    private double boxDistance(Query query, int node) {
        double x = Math.max(0, Math.max(west[node] - query.lon, query.lon - east[node])) * query.metresADegreeEast;
        double y = Math.max(0, Math.max(south[node] - query.lat, query.lat - north[node])) * LocalPlane.METRES_A_DEGREE;
        return LocalPlane.length(x, y);
    }

    private int firstOf(int leaf) {
        return (leaf - leaves) * LEAF;
    }

    private int endOf(int leaf) {
        return Math.min(firstOf(leaf) + LEAF, lats.length - 1);
    }

    private double share(Query query, int segment) {
        return LocalPlane.nearestShare(
                query.x(lons[segment]),
                query.y(lats[segment]),
                (lons[segment + 1] - lons[segment]) * query.metresADegreeEast,
                (lats[segment + 1] - lats[segment]) * LocalPlane.METRES_A_DEGREE);
    }

    private double distance(Query query, int segment, double share) {
        return LocalPlane.length(
                query.x(lons[segment] + share * (lons[segment + 1] - lons[segment])),
                query.y(lats[segment] + share * (lats[segment + 1] - lats[segment])));
    }

    private double along(int segment, double share) {
        return alongs[segment] + share * (alongs[segment + 1] - alongs[segment]);
    }

    private record Query(double lat, double lon, double metresADegreeEast) {
        double x(double otherLon) {
            return (otherLon - lon) * metresADegreeEast;
        }

        double y(double otherLat) {
            return (otherLat - lat) * LocalPlane.METRES_A_DEGREE;
        }
    }

    /** Depth first, the nearer child first, leaving out what can't beat the best so far. */
    private final class Nearest {
        private double distance = Double.POSITIVE_INFINITY;
        private double along;

        void descend(Query query, int node) {
            if (boxDistance(query, node) > distance) {
                return;
            }
            if (node < leaves) {
                int left = 2 * node;
                boolean leftFirst = boxDistance(query, left) <= boxDistance(query, left + 1);
                descend(query, leftFirst ? left : left + 1);
                descend(query, leftFirst ? left + 1 : left);
                return;
            }
            for (int i = firstOf(node); i < endOf(node); i++) {
                double share = share(query, i);
                offer(SegmentIndex.this.distance(query, i, share), along(i, share));
            }
        }

        private void offer(double candidate, double at) {
            if (candidate < distance || candidate == distance && at < along) {
                distance = candidate;
                along = at;
            }
        }
    }
}
