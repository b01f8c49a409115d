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
    private PathPosition nearest = NOWHERE;

    private static final PathPosition NOWHERE = new PathPosition(0, Double.POSITIVE_INFINITY);

    PassSweep(double radius) {
        this.radius = radius;
    }

    void segment(int number, PathPosition start, PathPosition nearestOfIt, PathPosition end) {
        if (number != expected) {
            close();
            place(start);
        }
        place(nearestOfIt);
        place(end);
        expected = number + 1;
    }

    List<PathPosition> passes() {
        close();
        return passes;
    }

    private void place(PathPosition place) {
        if (leaving) {
            farthest = Math.max(farthest, place.distanceMetres());
            if (place.distanceMetres() < farthest - SAME_PASS_METRES) {
                leaving = false;
                nearest = place;
            }
        } else if (place.distanceMetres() < nearest.distanceMetres()) {
            nearest = place;
        } else if (place.distanceMetres() > nearest.distanceMetres() + SAME_PASS_METRES) {
            keep();
            leaving = true;
            farthest = place.distanceMetres();
        }
    }

    private void close() {
        if (!leaving) {
            keep();
        }
        leaving = false;
        nearest = NOWHERE;
    }

    private void keep() {
        if (nearest.distanceMetres() <= radius) {
            passes.add(nearest);
        }
    }
}
