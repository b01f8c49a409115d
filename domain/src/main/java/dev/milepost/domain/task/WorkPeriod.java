package dev.milepost.domain.task;

import java.time.Instant;
import java.util.Optional;

/**
 * From when until when a task was worked on: the only time in which its courier is tracked.
 *
 * @param routeVersion the version of the route that was in force when the work began; later changes of the route don't
 *     move the goal of who is already under way
 */
public record WorkPeriod(long routeVersion, Instant startedAt, Optional<Instant> endedAt) {
    public static WorkPeriod from(Instant startedAt, long routeVersion) {
        return new WorkPeriod(routeVersion, startedAt, Optional.empty());
    }

    /** Whether it was worked on at that time; both ends belong to it. */
    public boolean covers(Instant at) {
        return !at.isBefore(startedAt) && endedAt.filter(at::isAfter).isEmpty();
    }

    WorkPeriod endAt(Instant at) {
        return new WorkPeriod(routeVersion, startedAt, Optional.of(at));
    }
}
