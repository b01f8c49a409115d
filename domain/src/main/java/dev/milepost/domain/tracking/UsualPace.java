package dev.milepost.domain.tracking;

import java.util.Collection;
import java.util.Optional;

/**
 * How fast couriers have got on along a route before.
 *
 * @param metresPerSecond along the route, from the first position to the last, stops included
 * @param tasks how many it is the median of
 */
public record UsualPace(double metresPerSecond, int tasks) {
    /** Fewer say nothing. */
    private static final int LEAST_TASKS = 3;

    /** The median; empty of too few. @param paces metres a second, each more than 0 */
    public static Optional<UsualPace> of(Collection<Double> paces) {
        var sorted = paces.stream().sorted().toList();
        return sorted.size() < LEAST_TASKS
                ? Optional.empty()
                : Optional.of(new UsualPace(sorted.get(sorted.size() / 2), sorted.size()));
    }
}
