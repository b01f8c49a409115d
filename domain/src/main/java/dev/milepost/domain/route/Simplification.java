package dev.milepost.domain.route;

import dev.milepost.domain.geo.LocalPlane;
import java.util.ArrayDeque;
import java.util.BitSet;

/** Douglas-Peucker without recursion, so that a path of any shape needs no deep stack. */
final class Simplification {
    private final double[] lats;
    private final double[] lons;
    private final double[] metresADegreeEast;

    private Simplification(double[] lats, double[] lons) {
        this.lats = lats;
        this.lons = lons;
        this.metresADegreeEast = new double[lats.length];
        for (int i = 0; i < lats.length; i++) {
            metresADegreeEast[i] = LocalPlane.METRES_A_DEGREE * Math.cos(Math.toRadians(lats[i]));
        }
    }

    /** The indices to keep; longitudes run on across the antimeridian. */
    static BitSet keptOf(double[] lats, double[] lons, double toleranceMetres) {
        return new Simplification(lats, lons).kept(toleranceMetres);
    }

    private BitSet kept(double toleranceMetres) {
        record Span(int from, int to) {}
        var kept = new BitSet(lats.length);
        kept.set(0);
        kept.set(lats.length - 1);
        var open = new ArrayDeque<Span>();
        open.push(new Span(0, lats.length - 1));
        while (!open.isEmpty()) {
            var span = open.pop();
            int farthest = farthest(span.from, span.to, toleranceMetres);
            if (farthest > span.from) {
                kept.set(farthest);
                open.push(new Span(span.from, farthest));
                open.push(new Span(farthest, span.to));
            }
        }
        return kept;
    }

    /** The point between two that lies farthest from their line, beyond the tolerance; else {@code from}. */
    private int farthest(int from, int to, double toleranceMetres) {
        double most = toleranceMetres;
        int at = from;
        for (int i = from + 1; i < to; i++) {
            double distance = distance(i, from, to);
            if (distance > most) {
                most = distance;
                at = i;
            }
        }
        return at;
    }

    private double distance(int i, int from, int to) {
        double x = (lons[from] - lons[i]) * metresADegreeEast[i];
        double y = (lats[from] - lats[i]) * LocalPlane.METRES_A_DEGREE;
        double dx = (lons[to] - lons[from]) * metresADegreeEast[i];
        double dy = (lats[to] - lats[from]) * LocalPlane.METRES_A_DEGREE;
        double share = LocalPlane.nearestShare(x, y, dx, dy);
        return LocalPlane.length(x + share * dx, y + share * dy);
    }
}
