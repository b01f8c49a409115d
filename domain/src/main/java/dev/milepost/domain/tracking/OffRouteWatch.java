package dev.milepost.domain.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells excursions from noise: an episode opens after several fixes in a row, over some time, lie outside the corridor by more than their
 * accuracy, and closes after several well inside. In between nothing changes, so that a courier who stands at the edge makes one episode.
 *
 * @param metres from the last fix to the path
 * @param turning when the fixes in a row began that speak for a change, if any do
 * @param fixes how many they are
 * @param mostMetres the largest distance among them, or of the open episode
 */
record OffRouteWatch(
        List<OffRouteEpisode> episodes, double metres, Optional<Instant> turning, int fixes, double mostMetres) {
    static final OffRouteWatch NONE = new OffRouteWatch(List.of(), 0, Optional.empty(), 0, 0);

    boolean isOffRoute() {
        return !episodes.isEmpty() && episodes.getLast().to().isEmpty();
    }

    OffRouteWatch advance(Fix fix, double distanceMetres, double corridorMetres, TrackingRules rules) {
        double sure = Math.max(0, distanceMetres - rules.accuracyOf(fix));
        return isOffRoute()
                ? whileOff(fix, distanceMetres, sure <= corridorMetres * rules.backShare(), rules)
                : whileOn(fix, distanceMetres, sure > corridorMetres, rules);
    }

    private OffRouteWatch whileOn(Fix fix, double distance, boolean outside, TrackingRules rules) {
        if (!outside) {
            return new OffRouteWatch(episodes, distance, Optional.empty(), 0, 0);
        }
        var since = turning.orElse(fix.recordedAt());
        double most = Math.max(mostMetres, distance);
        if (!isEnough(since, fix, rules.offRouteFixes(), rules.offRouteAfter())) {
            return new OffRouteWatch(episodes, distance, Optional.of(since), fixes + 1, most);
        }
        var opened = new ArrayList<>(episodes);
        opened.add(new OffRouteEpisode(since, Optional.empty(), most));
        return new OffRouteWatch(List.copyOf(opened), distance, Optional.empty(), 0, most);
    }

    private OffRouteWatch whileOff(Fix fix, double distance, boolean inside, TrackingRules rules) {
        var open = episodes.getLast();
        double most = Math.max(mostMetres, distance);
        if (!inside) {
            return new OffRouteWatch(
                    withLast(new OffRouteEpisode(open.from(), Optional.empty(), most)),
                    distance,
                    Optional.empty(),
                    0,
                    most);
        }
        var since = turning.orElse(fix.recordedAt());
        if (!isEnough(since, fix, rules.backFixes(), rules.backAfter())) {
            return new OffRouteWatch(episodes, distance, Optional.of(since), fixes + 1, mostMetres);
        }
        return new OffRouteWatch(
                withLast(new OffRouteEpisode(open.from(), Optional.of(since), open.mostMetres())),
                distance,
                Optional.empty(),
                0,
                0);
    }

    private boolean isEnough(Instant since, Fix fix, int leastFixes, Duration leastTime) {
        return fixes + 1 >= leastFixes
                && Duration.between(since, fix.recordedAt()).compareTo(leastTime) >= 0;
    }

    private List<OffRouteEpisode> withLast(OffRouteEpisode episode) {
        var changed = new ArrayList<>(episodes);
        changed.set(changed.size() - 1, episode);
        return List.copyOf(changed);
    }
}
