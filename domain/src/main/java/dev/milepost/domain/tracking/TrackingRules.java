package dev.milepost.domain.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The thresholds of tracking.
 *
 * @param staleAfter age of the last fix from which a signal is stale
 * @param lostAfter age of the last fix from which a signal is lost
 */
public record TrackingRules(Duration staleAfter, Duration lostAfter) {
    public static final TrackingRules DEFAULTS = new TrackingRules(Duration.ofSeconds(60), Duration.ofSeconds(300));

    /** How fresh the signal is; lost where nothing was ever heard. */
    public Signal signal(Optional<Instant> heardAt, Instant now) {
        if (heardAt.isEmpty()) {
            return Signal.LOST;
        }
        var age = Duration.between(heardAt.get(), now);
        if (age.compareTo(lostAfter) >= 0) {
            return Signal.LOST;
        }
        return age.compareTo(staleAfter) >= 0 ? Signal.STALE : Signal.LIVE;
    }
}
