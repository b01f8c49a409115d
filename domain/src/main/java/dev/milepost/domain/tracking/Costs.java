package dev.milepost.domain.tracking;

/**
 * What it costs a hypothesis to be somewhere, in negative logarithms of likelihood, after Newson and Krumm, "Hidden Markov Map Matching
 * Through Noise and Sparseness" (ACM SIGSPATIAL 2009): normally distributed distances from the path, exponentially distributed differences
 * between the way along the path and the way travelled. On a single planned route more is known than on a road network: forward is the
 * rule; turning round, leaving a part out, or a silent tour back to the same place are exceptions with a price.
 *
 * @param fixSigma standard deviation of a fix to each side, in metres
 * @param pathSigma the same of a fix's distance from the path, which itself is drawn beside the road
 * @param endMetres where the path ends: who is there goes on without getting on
 * @param travelledMetres since the last weighing at least: the straight line
 * @param unseenMetres perhaps travelled since the fix before, at the usual speed
 */
record Costs(double fixSigma, double pathSigma, double endMetres, double travelledMetres, double unseenMetres) {
    /** For being off the path altogether: more than any place on it. */
    static final double STRAY = 8;

    /** A fix may be far off once in a while: no place costs more than this by its distance alone. */
    private static final double MOST_FOR_DISTANCE = 6;

    private static final double MOVED_SIGMAS = 3;
    private static final double LEAST_MOVE_METRES = 15;

    /** Who may have gone this many times as far as that, unseen, may have gone round and come back. */
    private static final double ROUND_MOVES = 4;

    private static final double TURNING = 3;
    private static final double CAME_BACK = 3;
    private static final double SLOW = 2;
    private static final double FAST = 2;

    /** So many metres against the route cost 1; the same for what follows. */
    private static final double METRES_FOR_BACKWARD = 100;

    private static final double METRES_FOR_UNTURNED = 25;
    private static final double METRES_FOR_FOLLOWED = 25;
    private static final double METRES_FOR_SKIPPED = 50;
    private static final double METRES_FOR_MORE_SKIPPED = 40;
    private static final double SMALL_SKIP_METRES = 100;
    private static final double MOST_FOR_SKIPPED = 40;

    /** The farther a courier may have gone, the less sure it is how far: after this far a skip or a tour costs half. */
    private static final double EXPECTED_METRES_FOR_HALF = 200;

    private static final double METRES_FOR_STRAYED = 200;
    private static final double MOST_FOR_STRAYED = 5;

    /** Whether the courier has moved by more than noise since the last weighing, or may have done so unseen. */
    boolean hasMoved() {
        return travelledMetres >= leastMove() || unseenMetres >= ROUND_MOVES * leastMove();
    }

    private double leastMove() {
        return Math.max(LEAST_MOVE_METRES, MOVED_SIGMAS * fixSigma);
    }

    /** For this far beside the path. */
    double distance(double metres) {
        return Math.min(MOST_FOR_DISTANCE, metres * metres / (2 * pathSigma * pathSigma));
    }

    /** For the way along the path from the anchor of a hypothesis to a place. */
    double way(Hypothesis from, double alongMetres) {
        double along = alongMetres - from.anchorMetres();
        double travelled = travelledMetres + from.strayedMetres();
        double expected = Math.max(travelled, unseenMetres);
        double skipped = skipped(Math.max(0, Math.abs(along) - expected - fixSigma), expected);
        if (travelled < leastMove()) {
            double cameBack = less(CAME_BACK, unseenMetres) + skipped;
            return Math.abs(along) <= 2 * leastMove() ? 0 : Math.min(MOST_FOR_SKIPPED, cameBack);
        }
        double strayed = Math.max(0, travelled - Math.abs(along)) / METRES_FOR_STRAYED;
        double onward = alongMetres >= endMetres ? expected : along;
        double direction = Math.min(forward(from, onward, expected), backward(from, along, expected));
        return Math.min(MOST_FOR_SKIPPED, direction + skipped) + Math.min(MOST_FOR_STRAYED, strayed);
    }

    private double skipped(double metres, double expected) {
        double cost = metres / METRES_FOR_SKIPPED + Math.max(0, metres - SMALL_SKIP_METRES) / METRES_FOR_MORE_SKIPPED;
        return Math.min(less(cost, expected), afterGap(metres, expected));
    }

    /** Who wasn't seen may have gone a multiple of what is usual as well as stood: by how many times more it is counts, not the metres. */
    private double afterGap(double metres, double expected) {
        return unseenMetres >= ROUND_MOVES * leastMove() ? FAST * metres / expected : Double.POSITIVE_INFINITY;
    }

    private static double less(double cost, double expected) {
        return cost / (1 + expected / EXPECTED_METRES_FOR_HALF);
    }

    /** The same between weighings, where a hypothesis had better stay near where it was seen last. */
    double following(Hypothesis from, double alongMetres) {
        return way(from, alongMetres) + Math.abs(alongMetres - from.alongMetres()) / METRES_FOR_FOLLOWED;
    }

    /** Whether a hypothesis that comes to this place is better explained by going against the route. */
    boolean isBackward(Hypothesis from, double alongMetres) {
        double along = alongMetres - from.anchorMetres();
        double expected = Math.max(travelledMetres + from.strayedMetres(), unseenMetres);
        return expected >= leastMove()
                ? backward(from, along, expected) < forward(from, along, expected)
                : from.backward();
    }

    /** Noise may look like a small step back; a larger one isn't going forward. */
    private double forward(Hypothesis from, double along, double expected) {
        return (from.backward() ? TURNING : 0)
                + SLOW * (1 - Math.clamp(along / expected, -1, 1))
                + Math.max(0, -along - leastMove()) / METRES_FOR_UNTURNED;
    }

    private static double backward(Hypothesis from, double along, double expected) {
        return (from.backward() ? 0 : TURNING)
                + SLOW * (1 + Math.clamp(along / expected, -1, 1))
                + Math.max(0, -along) / METRES_FOR_BACKWARD;
    }
}
