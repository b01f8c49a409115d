package dev.milepost.domain.tracking;

/**
 * One way in which the fixes so far may lie along the route.
 *
 * @param anchorMetres along the route at the last weighing
 * @param alongMetres along the route at the last fix
 * @param distanceMetres from the last fix to the path there
 * @param cost negative logarithm of its likelihood, less that of the best one
 * @param strayedMetres how far the courier went since it was last on the path
 * @param backward whether it last moved against the direction of the route
 */
record Hypothesis(
        double anchorMetres,
        double alongMetres,
        double distanceMetres,
        double cost,
        double strayedMetres,
        boolean backward,
        Visits visits) {
    static Hypothesis atStart(Visits none) {
        return new Hypothesis(0, 0, 0, 0, 0, false, none);
    }

    /** Still about its anchor, seen at another place on the path. */
    Hypothesis seenAt(double along, double distance, Visits visited) {
        return new Hypothesis(anchorMetres, along, distance, cost, strayedMetres, backward, visited);
    }
}
