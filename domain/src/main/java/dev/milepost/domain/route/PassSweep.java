package dev.milepost.domain.route;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the passes of a path by a point, from the places of its segments in path order: a minimum of the distance counts once the
 * distance has risen by more than {@link #SAME_PASS_METRES} from it, or has left the radius.
 */
final class PassSweep {
    private static final double SAME_PASS_METRES = 10;

    private final double radius;
    private final List<PathPosition> passes = new ArrayList<>();
    private int expected = -1;
    private boolean leaving;
    private double farthest;
    private double nearest = Double.POSITIVE_INFINITY;
    private double nearestAlong;

    PassSweep(double radius) {
        this.radius = radius;
    }

    /** Whether a segment follows on the last. */
    boolean goesOnWith(int segment) {
        return segment == expected;
    }

    /** Begins with the start of a segment that doesn't follow on the last. */
    void begin(double alongMetres, double distanceMetres) {
        close();
        place(alongMetres, distanceMetres);
    }

    /** A segment has been told of: where it is nearest, and its end. */
    void ends(int segment) {
        expected = segment + 1;
    }

    List<PathPosition> passes() {
        close();
        return passes;
    }

    /** A place of the present segment, in path order. */
    void place(double alongMetres, double distanceMetres) {
        if (leaving) {
            farthest = Math.max(farthest, distanceMetres);
            if (distanceMetres < farthest - SAME_PASS_METRES) {
                leaving = false;
                come(alongMetres, distanceMetres);
            }
        } else if (distanceMetres < nearest) {
            come(alongMetres, distanceMetres);
        } else if (distanceMetres > nearest + SAME_PASS_METRES) {
            keep();
            leaving = true;
            farthest = distanceMetres;
        }
    }

    private void come(double alongMetres, double distanceMetres) {
        nearest = distanceMetres;
        nearestAlong = alongMetres;
    }

    private void close() {
        if (!leaving) {
            keep();
        }
        leaving = false;
        nearest = Double.POSITIVE_INFINITY;
    }

    private void keep() {
        if (nearest <= radius) {
            passes.add(new PathPosition(nearestAlong, nearest));
        }
    }
}
