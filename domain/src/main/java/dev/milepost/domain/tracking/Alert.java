package dev.milepost.domain.tracking;

import java.time.Instant;
import java.util.Optional;

/**
 * Something about a running task that a manager should look at. Kind and beginning tell alerts of a task apart: whoever finds the same
 * again has found the same alert.
 *
 * @param since when it began: known from the fixes or the terms, so that it is the same whoever notices it
 * @param clearedAt when it was noticed to be over; empty while it lasts
 */
public record Alert(Kind kind, Instant since, Optional<Instant> clearedAt) {
    /** What an alert is about. */
    public enum Kind {
        OFF_ROUTE,
        SIGNAL_STALE,
        SIGNAL_LOST,
        STATIONARY,
        LATE
    }

    static Alert raised(Kind kind, Instant since) {
        return new Alert(kind, since, Optional.empty());
    }

    public boolean isOpen() {
        return clearedAt.isEmpty();
    }

    Alert clearedAt(Instant at) {
        return isOpen() ? new Alert(kind, since, Optional.of(at)) : this;
    }
}
