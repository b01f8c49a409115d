package dev.milepost.domain.route;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Puts checkpoints in order along a path. A loop or a road driven twice passes a checkpoint more than once: of all choices of one pass
 * for each that never go back, the one that misses the checkpoints' radii by the least is taken, and of equals the earliest.
 */
sealed interface CheckpointOrder {
    /** Each checkpoint's metres along the path, never decreasing. */
    record Placed(List<Double> alongMetres) implements CheckpointOrder {}

    /** Those that the path doesn't pass within the corridor; and, where it passes all, the first that can only come too early. */
    record Astray(List<Integer> outside, OptionalInt tooEarly) implements CheckpointOrder {}

    static CheckpointOrder of(Polyline path, List<Checkpoint> checkpoints, double corridorMetres) {
        var passes = checkpoints.stream()
                .map(checkpoint -> path.passes(checkpoint.point(), corridorMetres))
                .toList();
        var outside = new ArrayList<Integer>();
        for (int i = 0; i < passes.size(); i++) {
            if (passes.get(i).isEmpty()) {
                outside.add(i);
            }
        }
        var tooEarly = outside.isEmpty() ? firstTooEarly(passes) : OptionalInt.empty();
        return outside.isEmpty() && tooEarly.isEmpty()
                ? new Placed(place(checkpoints, passes))
                : new Astray(List.copyOf(outside), tooEarly);
    }

    /** Taking the earliest pass that doesn't go back leaves the most room for the rest: if that fails, all fail. */
    private static OptionalInt firstTooEarly(List<List<PathPosition>> passes) {
        double reached = 0;
        for (int i = 0; i < passes.size(); i++) {
            double from = reached;
            var next = passes.get(i).stream()
                    .mapToDouble(PathPosition::alongMetres)
                    .filter(along -> along >= from)
                    .findFirst();
            if (next.isEmpty()) {
                return OptionalInt.of(i);
            }
            reached = next.getAsDouble();
        }
        return OptionalInt.empty();
    }

    /** Dynamic programming from the last checkpoint to the first, then the earliest best pass of each from the first on. */
    private static List<Double> place(List<Checkpoint> checkpoints, List<List<PathPosition>> passes) {
        var costs = new double[passes.size()][];
        for (int i = passes.size() - 1; i >= 0; i--) {
            boolean last = i == passes.size() - 1;
            costs[i] = last
                    ? missed(checkpoints.get(i), passes.get(i))
                    : withFollowing(
                            missed(checkpoints.get(i), passes.get(i)), passes.get(i), passes.get(i + 1), costs[i + 1]);
        }
        var alongs = new ArrayList<Double>();
        double reached = 0;
        for (int i = 0; i < passes.size(); i++) {
            reached = cheapest(passes.get(i), costs[i], reached);
            alongs.add(reached);
        }
        return List.copyOf(alongs);
    }

    private static double[] missed(Checkpoint checkpoint, List<PathPosition> passes) {
        return passes.stream()
                .mapToDouble(pass -> Math.max(0, pass.distanceMetres() - checkpoint.radiusMetres()))
                .toArray();
    }

    /** The cost of each pass with the least that the checkpoints after it can then cost. */
    private static double[] withFollowing(
            double[] own, List<PathPosition> passes, List<PathPosition> following, double[] costsOfFollowing) {
        var costs = new double[own.length];
        double least = Double.POSITIVE_INFINITY;
        int next = following.size();
        for (int j = own.length - 1; j >= 0; j--) {
            while (next > 0
                    && following.get(next - 1).alongMetres() >= passes.get(j).alongMetres()) {
                next--;
                least = Math.min(least, costsOfFollowing[next]);
            }
            costs[j] = own[j] + least;
        }
        return costs;
    }

    private static double cheapest(List<PathPosition> passes, double[] costs, double from) {
        int best = -1;
        for (int j = 0; j < costs.length; j++) {
            if (passes.get(j).alongMetres() >= from && (best < 0 || costs[j] < costs[best])) {
                best = j;
            }
        }
        return passes.get(best).alongMetres();
    }
}
