package dev.milepost.domain.tracking;

import dev.milepost.domain.route.Route;
import java.util.Optional;

/**
 * Makes progress along one route of fixes: a fold over a track in order of time. A fix that comes late is not advanced with: the track
 * it now belongs to is matched anew from {@link #start}, which takes microseconds a fix. Stateless and thread-safe.
 */
public final class RouteMatcher {
    private final Route route;

    public RouteMatcher(Route route) {
        this(route, TrackingRules.DEFAULTS);
    }

    public RouteMatcher(Route route, TrackingRules rules) {
        this.route = route;
    }

    /** Before the first fix. */
    public MatchState start() {
        return new MatchState(this, Optional.empty(), 0, 0, 0);
    }

    /** After one more fix; one that isn't later than the last is only counted as filtered. */
    public MatchState advance(MatchState state, Fix fix) {
        var last = state.last();
        if (last.isPresent() && !fix.recordedAt().isAfter(last.get().recordedAt())) {
            return new MatchState(this, last, state.alongMetres(), state.accepted(), state.filtered() + 1);
        }
        double along = route.path().nearest(fix.point()).alongMetres();
        return new MatchState(this, Optional.of(fix), along, state.accepted() + 1, state.filtered());
    }

    /** After a whole track. */
    public MatchState match(Track track) {
        var state = start();
        for (var fix : track.fixes()) {
            state = advance(state, fix);
        }
        return state;
    }

    Route route() {
        return route;
    }
}
