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
 * What reports need to know of a task that has ended. Written when the task ends and again when late positions correct it.
 *
 * @param courier who held it when it ended; empty if nobody did
 * @param teamId the courier's team when the task ended; of a task that nobody held, the team it was offered to alone
 * @param bonus what completing it earns
 * @param opensAt from when on it could be claimed
 * @param endedAt when it was completed, cancelled or expired; it counts in the periods that hold this instant
 */
public record TaskSummary(
        TaskId taskId,
        String title,
        RouteId routeId,
        Optional<AccountId> courier,
        Optional<TeamId> teamId,
        Outcome outcome,
        Money bonus,
        Instant publishedAt,
        Instant opensAt,
        Optional<Instant> claimedAt,
        Optional<Instant> startedAt,
        Instant endedAt,
        Travel travel,
        Quality quality) {

    /** How a task ended. */
    public enum Outcome {
        COMPLETED_ON_TIME,
        COMPLETED_LATE,
        FLAGGED_ON_TIME,
        FLAGGED_LATE,
        CANCELLED,
        EXPIRED;

        public boolean completed() {
            return switch (this) {
                case COMPLETED_ON_TIME, COMPLETED_LATE, FLAGGED_ON_TIME, FLAGGED_LATE -> true;
                case CANCELLED, EXPIRED -> false;
            };
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
     * How the courier moved on the task, in whole metres, so that sums are the same in any order.
     *
     * @param distanceMetres movement beyond what standing still pretends
     * @param plannedMetres the length of the route
     * @param offRoute how long the courier was off the route, of the time tracked
     * @param offRouteEpisodes how many times
     */
    public record Travel(
            long distanceMetres,
            long plannedMetres,
            Duration moving,
            Duration standing,
            Duration offRoute,
            int offRouteEpisodes) {
        public static final Travel NONE = new Travel(0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);
    }

    /**
     * How well the courier could be followed.
     *
     * @param points positions received
     * @param pointsAtEnd how many of them had come by the time the task ended
     * @param signalLosses how many times the signal was lost
     * @param signalLost how long it was silent then, in all
     */
    public record Quality(int points, int pointsAtEnd, int signalLosses, Duration signalLost) {
        public static final Quality NONE = new Quality(0, 0, 0, Duration.ZERO);

        public int pointsLate() {
            return Math.max(0, points - pointsAtEnd);
        }
    }

    /** How long it could be claimed before somebody did; empty if nobody did. */
    public Optional<Duration> openToClaim() {
        return claimedAt.map(at -> between(opensAt, at));
    }

    /** How long it was held before the work began; empty if it never did. */
    public Optional<Duration> claimToStart() {
        return claimedAt.flatMap(claimed -> startedAt.map(started -> between(claimed, started)));
    }

    /** How long the work took; empty unless it was completed. */
    public Optional<Duration> startToDone() {
        return startedAt.filter(at -> outcome.completed()).map(at -> between(at, endedAt));
    }

    /** A time as figures count it: in whole seconds, rounded. */
    public static long seconds(Duration time) {
        return time.plusMillis(500).toSeconds();
    }

    private static Duration between(Instant from, Instant to) {
        return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }
}
