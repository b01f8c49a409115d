package dev.milepost.domain.task;

import dev.milepost.domain.people.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * A piece of field work on a route, in one of six states. A transition exists only on the state that allows it:
 *
 * <pre>
 * OpenTask.claim → ClaimedTask.start → StartedTask.complete → CompletedTask
 *        ↑____________ release, or not started in time       any but CompletedTask.cancel → CancelledTask
 * OpenTask past claimBy → ExpiredTask
 * </pre>
 */
public sealed interface Task permits CancellableTask, CompletedTask, CancelledTask {
    TaskId id();

    TaskTerms terms();

    TaskStatus status();

    /** Who has claimed it, as far as anybody has. */
    Optional<Claim> claim();

    /** When it was worked on, as far as it was started. */
    Optional<WorkPeriod> work();

    /** The state that time alone has made of this one by {@code now}: right without anybody having swept. */
    default Task asOf(Instant now) {
        return this;
    }

    /** When the state that {@link #asOf} makes of this one began. Meaningful only if it differs from this one. */
    default Optional<Lapse> lapse(Instant now) {
        return Optional.empty();
    }

    default boolean isHeldBy(AccountId courier) {
        return claim().filter(claim -> claim.courier().equals(courier)).isPresent();
    }

    /** Whoever has the task among their active ones, which are limited. */
    default Optional<AccountId> activeCourier() {
        return switch (status()) {
            case CLAIMED, STARTED -> claim().map(Claim::courier);
            case OPEN, COMPLETED, CANCELLED, EXPIRED -> Optional.empty();
        };
    }

    /** A change of state that nobody made: time did. */
    record Lapse(Task next, Instant at, String reason) {}
}
