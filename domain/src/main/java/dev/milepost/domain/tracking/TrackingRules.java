package dev.milepost.domain.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The thresholds of tracking.
 *
 * @param staleAfter age of the last fix from which a signal is stale
 * @param lostAfter age of the last fix from which a signal is lost
 * @param usualAccuracyMetres taken for a fix whose accuracy isn't known
 * @param worstAccuracyMetres a fix that is less accurate doesn't count
 * @param topSpeed metres a second; who would have had to be faster since the fix before wasn't there
 * @param offRouteFixes how many fixes in a row must lie outside the corridor to open an off-route episode …
 * @param offRouteAfter … and over what time at least
 * @param backFixes how many fixes in a row must lie well inside the corridor to close one …
 * @param backAfter … and over what time at least
 * @param backShare what share of the corridor counts as well inside
 * @param stationaryAfter how long at one place is standing still
 */
public record TrackingRules(
        Duration staleAfter,
        Duration lostAfter,
        double usualAccuracyMetres,
        double worstAccuracyMetres,
        double topSpeed,
        int offRouteFixes,
        Duration offRouteAfter,
        int backFixes,
        Duration backAfter,
        double backShare,
        Duration stationaryAfter) {
    public static final TrackingRules DEFAULTS = new TrackingRules(
            Duration.ofSeconds(60),
            Duration.ofSeconds(300),
            15,
            150,
            70,
            3,
            Duration.ofSeconds(30),
            2,
            Duration.ofSeconds(10),
            0.8,
            Duration.ofSeconds(120));

    /** These thresholds with other ages of a signal. */
    public TrackingRules withSignalAges(Duration stale, Duration lost) {
        return new TrackingRules(
                stale,
                lost,
                usualAccuracyMetres,
                worstAccuracyMetres,
                topSpeed,
                offRouteFixes,
                offRouteAfter,
                backFixes,
                backAfter,
                backShare,
                stationaryAfter);
    }

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

    double accuracyOf(Fix fix) {
        return fix.accuracyMetres().orElse(usualAccuracyMetres);
    }
}
