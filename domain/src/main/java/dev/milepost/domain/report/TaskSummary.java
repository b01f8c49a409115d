package dev.milepost.domain.report;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What reports need to know of a task that its courier has ended, or that was cancelled under them. Written when the
 * task ends and again when late positions correct it.
 *
 * @param teamId the courier's team when the task ended
 * @param bonus what it earned: its bonus if it was completed
 * @param endedAt when it was completed or cancelled; it counts in the periods that hold this instant
 */
public record TaskSummary(
        TaskId taskId,
        AccountId courier,
        Optional<TeamId> teamId,
        RouteId routeId,
        Outcome outcome,
        Money bonus,
        Instant claimedAt,
        Optional<Instant> startedAt,
        Instant endedAt,
        Travel travel) {

    /** How a task ended. */
    public enum Outcome {
        COMPLETED_ON_TIME,
        COMPLETED_LATE,
        FLAGGED_ON_TIME,
        FLAGGED_LATE,
        CANCELLED;

        public boolean completed() {
            return this != CANCELLED;
        }

        public boolean onTime() {
            return this == COMPLETED_ON_TIME || this == FLAGGED_ON_TIME;
        }

        public boolean flagged() {
            return this == FLAGGED_ON_TIME || this == FLAGGED_LATE;
        }

        public static Outcome completed(boolean onTime, boolean flagged) {
            if (flagged) {
                return onTime ? FLAGGED_ON_TIME : FLAGGED_LATE;
            }
            return onTime ? COMPLETED_ON_TIME : COMPLETED_LATE;
        }
    }

    /**
     * How the courier moved on the task.
     *
     * @param distanceMetres movement beyond what standing still pretends
     * @param offRoute how long the courier was off the route, of the time tracked
     */
    public record Travel(double distanceMetres, Duration moving, Duration standing, Duration offRoute) {
        public static final Travel NONE = new Travel(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

        Travel plus(Travel other) {
            return new Travel(
                    distanceMetres + other.distanceMetres,
                    moving.plus(other.moving),
                    standing.plus(other.standing),
                    offRoute.plus(other.offRoute));
        }
    }
}
