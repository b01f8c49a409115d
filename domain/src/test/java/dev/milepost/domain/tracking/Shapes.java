package dev.milepost.domain.tracking;

import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.geo.LocalPlane;
import dev.milepost.domain.route.Checkpoint;
import dev.milepost.domain.route.Polyline;
import dev.milepost.domain.route.Route;
import dev.milepost.domain.route.RouteId;
import dev.milepost.testing.GeoLifeTrace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shapes of routes for tests of matching. */
final class Shapes {
    private static final double LAT = 39.9;
    private static final double LON = 116.3;
    private static final double METRES_A_DEGREE_EAST = LocalPlane.METRES_A_DEGREE * Math.cos(Math.toRadians(LAT));

    private static final List<String> TRACES = List.of(
            "000_20081026134407",
            "001_20081028233053",
            "002_20081026233830",
            "003_20081025182454",
            "004_20081027190939",
            "006_20081024104408",
            "006_20081108000507",
            "008_20081024132624",
            "010_20070901022340",
            "020_20111130151807");

    /** Standing still while recording leaves a tangle that nobody would draw: points nearer than this to the one before are left out. */
    private static final double THINNED_METRES = 40;

    private Shapes() {}

    static final Polyline STRAIGHT = path(0, 0, 3000, 0);
    static final Polyline LOOP = circles(300, 1);
    static final Polyline THREE_LAPS = circles(300, 3);
    static final Polyline FIGURE_EIGHT = figureEight();

    /** East along a road for a kilometre, on by a side road and back the same way. */
    static final Polyline OUT_AND_BACK = path(0, 0, 1000, 0, 1500, 500, 1000, 0, 0, 0);

    /** Twice around a block on the way. */
    static final Polyline BLOCKS =
            path(0, 0, 400, 0, 400, 150, 250, 150, 250, 0, 800, 0, 800, -150, 650, -150, 650, 0, 1200, 0);

    static Map<String, Polyline> synthetic() {
        var shapes = new LinkedHashMap<String, Polyline>();
        shapes.put("straight", STRAIGHT);
        shapes.put("loop", LOOP);
        shapes.put("three laps", THREE_LAPS);
        shapes.put("figure eight", FIGURE_EIGHT);
        shapes.put("out and back", OUT_AND_BACK);
        shapes.put("blocks", BLOCKS);
        return shapes;
    }

    /** Ten ways that were really driven, ridden or walked; skips the calling test without the shared data. */
    static Map<String, Polyline> real() {
        var shapes = new LinkedHashMap<String, Polyline>();
        for (var trace : TRACES) {
            shapes.put(trace, new Polyline(thinned(GeoLifeTrace.path(trace))).simplify(10));
        }
        return shapes;
    }

    private static List<GeoPoint> thinned(List<GeoPoint> points) {
        var kept = new ArrayList<>(points.subList(0, 1));
        for (var point : points) {
            if (kept.getLast().distanceTo(point) >= THINNED_METRES) {
                kept.add(point);
            }
        }
        return kept;
    }

    static Route route(Polyline path, Checkpoint... checkpoints) {
        return new Route(new RouteId("route"), "Route", path, List.of(checkpoints), 80, false);
    }

    /** Metres east and north of a place in Beijing, in turn. */
    static Polyline path(double... coordinates) {
        var points = new ArrayList<GeoPoint>();
        for (int i = 0; i < coordinates.length; i += 2) {
            points.add(at(coordinates[i], coordinates[i + 1]));
        }
        return new Polyline(points);
    }

    static GeoPoint at(double east, double north) {
        return new GeoPoint(LAT + north / LocalPlane.METRES_A_DEGREE, LON + east / METRES_A_DEGREE_EAST);
    }

    static GeoPoint moved(GeoPoint point, double east, double north) {
        double metresADegreeEast = LocalPlane.METRES_A_DEGREE * Math.cos(Math.toRadians(point.lat()));
        return new GeoPoint(point.lat() + north / LocalPlane.METRES_A_DEGREE, point.lon() + east / metresADegreeEast);
    }

    static Polyline circles(double radius, int laps) {
        var points = new ArrayList<GeoPoint>();
        for (int i = 0; i <= 36 * laps; i++) {
            double angle = Math.toRadians(10 * i);
            points.add(at(radius * Math.cos(angle), radius * Math.sin(angle)));
        }
        return new Polyline(points);
    }

    /** A lemniscate of Gerono that starts and ends at its crossing. */
    private static Polyline figureEight() {
        var points = new ArrayList<GeoPoint>();
        for (int i = 0; i <= 72; i++) {
            double angle = Math.toRadians(90 + 5 * i);
            points.add(at(600 * Math.cos(angle), 600 * Math.sin(angle) * Math.cos(angle)));
        }
        return new Polyline(points);
    }
}
