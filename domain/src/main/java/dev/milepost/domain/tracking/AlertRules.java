package dev.milepost.domain.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When alerts are raised and cleared. What fixes tell raises an alert only while the signal is live: fixes that come hours late, as phones
 * keep them while they are offline, are history.
 *
 * @param rules whose ages of a signal count
 * @param stationaryAfter how long at one place is worth an alert
 * @param lateBy how much too late an expected arrival must be; a due time that has passed is late at once
 */
public record AlertRules(TrackingRules rules, Duration stationaryAfter, Duration lateBy) {
    public static final AlertRules DEFAULTS =
            new AlertRules(TrackingRules.DEFAULTS, Duration.ofMinutes(10), Duration.ofMinutes(2));

    /**
     * A running task.
     *
     * @param startedAt when its work began
     * @param dueBy until when completing it counts as on time
     */
    public record Watched(Progress progress, Instant startedAt, Optional<Instant> dueBy) {
        /** When the courier will be at the end of the route, if somebody may rely on it. */
        private Optional<Instant> arrival() {
            return progress.eta()
                    .filter(eta -> eta.confidence() != Eta.Confidence.LOW)
                    .flatMap(
                            eta -> progress.last().map(last -> last.recordedAt().plus(eta.remaining())));
        }
    }

    /** The alerts of a task as of now. Asking again changes nothing. */
    public Alerts after(Alerts before, Watched task, Instant now) {
        return late(stationary(offRoute(signal(before, task, now), task, now), task, now), task, now);
    }

    /** One that is lost stays so until it is live again, lest late fixes make it stale. */
    private Alerts signal(Alerts before, Watched task, Instant now) {
        var heardAt = heardAt(task);
        return switch (rules.signal(Optional.of(heardAt), now)) {
            case LIVE -> before.clear(Alert.Kind.SIGNAL_STALE, now).clear(Alert.Kind.SIGNAL_LOST, now);
            case STALE ->
                before.open(Alert.Kind.SIGNAL_LOST).isPresent()
                        ? before
                        : before.raise(Alert.Kind.SIGNAL_STALE, heardAt.plus(rules.staleAfter()));
            case LOST ->
                before.clear(Alert.Kind.SIGNAL_STALE, now)
                        .raise(Alert.Kind.SIGNAL_LOST, heardAt.plus(rules.lostAfter()));
        };
    }

    /** Who was never heard of is missed from the start of the work on. */
    private static Instant heardAt(Watched task) {
        return task.progress()
                .heardAt()
                .filter(heard -> heard.isAfter(task.startedAt()))
                .orElse(task.startedAt());
    }

    private boolean isLive(Watched task, Instant now) {
        return rules.signal(task.progress().heardAt(), now) == Signal.LIVE;
    }

    private Alerts offRoute(Alerts before, Watched task, Instant now) {
        var progress = task.progress();
        if (!progress.offRoute()) {
            return before.clear(Alert.Kind.OFF_ROUTE, now);
        }
        return isLive(task, now)
                ? before.raise(
                        Alert.Kind.OFF_ROUTE,
                        progress.offRouteEpisodes().getLast().from())
                : before;
    }

    private Alerts stationary(Alerts before, Watched task, Instant now) {
        var since = task.progress().stationarySince();
        if (since.isEmpty()) {
            return before.clear(Alert.Kind.STATIONARY, now);
        }
        var isLong = !now.isBefore(since.get().plus(stationaryAfter));
        return isLong && isLive(task, now) ? before.raise(Alert.Kind.STATIONARY, since.get()) : before;
    }

    private Alerts late(Alerts before, Watched task, Instant now) {
        if (task.dueBy().isEmpty()) {
            return before;
        }
        var dueBy = task.dueBy().get();
        var arrival = task.arrival();
        if (!now.isBefore(dueBy)) {
            return before.raise(Alert.Kind.LATE, dueBy);
        }
        if (arrival.isEmpty() || !isLive(task, now)) {
            return before;
        }
        if (arrival.get().isAfter(dueBy.plus(lateBy))) {
            return before.raise(Alert.Kind.LATE, dueBy);
        }
        return arrival.get().isAfter(dueBy) ? before : before.clear(Alert.Kind.LATE, now);
    }
}
