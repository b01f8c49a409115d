package dev.milepost.domain.tracking;

import dev.milepost.domain.geo.LocalPlane;
import dev.milepost.domain.route.PathPosition;
import dev.milepost.domain.route.Route;
import java.util.List;
import java.util.Optional;

/**
 * Makes progress along one route of fixes: a fold over a track in order of time. A fix that comes late is not advanced with: the track
 * it now belongs to is matched anew from {@link #start}, which takes microseconds a fix. Immutable and thread-safe.
 *
 * <p>Where the courier is along the route is found by matching in sequence, see {@link Beam} and {@link Costs}; what a fix must be like to
 * count, see {@link FixFilter}.
 */
public final class RouteMatcher {
    /** How much of the corridor the drawn path may be beside the road: its standard deviation. */
    private static final double PATH_ERROR_SHARE = 1.0 / 8;

    /** A normal distribution in two dimensions has 68 % within this many standard deviations. */
    private static final double SIGMAS_OF_ACCURACY = 1.51;

    private static final double LEAST_SIGMA_METRES = 3;
    private static final double SEARCH_SIGMAS = 4;
    private static final double ARRIVED_METRES = 15;
    private static final double LAST_STRETCH_METRES = 50;

    private final Route route;
    private final TrackingRules rules;
    private final Optional<UsualPace> usual;
    private final FixFilter filter;
    private final Stops stops;
    private final double lastStretchMetres;

    /** With the default rules. */
    public RouteMatcher(Route route) {
        this(route, TrackingRules.DEFAULTS);
    }

    public RouteMatcher(Route route, TrackingRules rules) {
        this(route, rules, Optional.empty());
    }

    /** @param usual how fast couriers have got on along the route before */
    public RouteMatcher(Route route, TrackingRules rules, Optional<UsualPace> usual) {
        this.route = route;
        this.rules = rules;
        this.usual = usual;
        this.filter = new FixFilter(rules);
        this.stops = new Stops(route);
        this.lastStretchMetres = lastStretch(route);
    }

    /** How far along the path comes near its end for good. */
    private static double lastStretch(Route route) {
        var points = route.path().points();
        double stretch = LAST_STRETCH_METRES;
        for (int i = points.size() - 1; i > 0; i--) {
            if (points.get(i - 1).distanceTo(points.getLast()) > LAST_STRETCH_METRES) {
                break;
            }
            stretch += points.get(i - 1).distanceTo(points.get(i));
        }
        return route.lengthMetres() - stretch;
    }

    /** Before the first fix. */
    public MatchState start() {
        return MatchState.before(this);
    }

    /** After one more fix; one that isn't later than the last, or can't be true, is only counted as filtered. */
    public MatchState advance(MatchState state, Fix fix) {
        var memory = filter.judge(state.memory(), fix);
        return memory.justCounted(fix)
                ? state.withCounted(memory, advance(state.whereabouts(), fix))
                : state.withFiltered(memory, fix);
    }

    /** After a whole track. */
    public MatchState match(Track track) {
        var state = start();
        for (var fix : track.fixes()) {
            state = advance(state, fix);
        }
        return state;
    }

    private Whereabouts advance(Optional<Whereabouts> known, Fix fix) {
        var seen = observe(known.map(Whereabouts::fix).orElse(fix), fix);
        var places = route.path().passes(fix.point(), searchRadius(seen));
        double usualSpeed = known.map(before -> before.usualSpeed(rules)).orElse(0.0);
        var beam = known.map(Whereabouts::beam)
                .orElseGet(() -> Beam.startingWith(stops.none()))
                .advance(
                        seen,
                        places,
                        usualSpeed,
                        known.map(before -> before.motion().mayHaveMoved(fix)).orElse(true),
                        stops);
        var motion = known.map(before -> before.motion().advance(fix, along(before.beam(), beam), rules))
                .orElseGet(() -> Motion.startingAt(fix));
        var offRoute = known.map(Whereabouts::offRoute)
                .orElse(OffRouteWatch.NONE)
                .advance(fix, distance(fix, places), route.corridorMetres(), rules);
        boolean isBack = !offRoute.isOffRoute()
                && known.filter(earlier -> earlier.offRoute().isOffRoute()).isPresent();
        var before = known.flatMap(Whereabouts::advance)
                .map(shown -> isBack ? shown.backOnRoute() : shown)
                .filter(shown -> !shown.beginsAnew(beam));
        var advance = beam.seenAt().map(at -> advanced(before, beam, seen));
        var pace = advance.map(now -> paced(known.flatMap(Whereabouts::pace), now));
        return new Whereabouts(fix, seen.before(), beam, motion, offRoute, advance, pace);
    }

    private Observation observe(Fix before, Fix fix) {
        double accuracy = rules.accuracyOf(fix);
        double fixSigma = Math.max(LEAST_SIGMA_METRES, accuracy / SIGMAS_OF_ACCURACY);
        double pathSigma = LocalPlane.length(fixSigma, route.corridorMetres() * PATH_ERROR_SHARE);
        return new Observation(before, fix, fixSigma, pathSigma, Math.max(accuracy, rules.accuracyOf(before)));
    }

    private double searchRadius(Observation seen) {
        return Math.max(route.corridorMetres(), SEARCH_SIGMAS * seen.pathSigma());
    }

    private double distance(Fix fix, List<PathPosition> places) {
        if (places.isEmpty()) {
            return route.path().nearest(fix.point()).distanceMetres();
        }
        double least = Double.POSITIVE_INFINITY;
        for (var place : places) {
            least = Math.min(least, place.distanceMetres());
        }
        return least;
    }

    /** The way along the route between two fixes; zero if the courier wasn't on it at both. */
    private double along(Beam before, Beam now) {
        boolean onRoute =
                Math.max(before.best().distanceMetres(), now.best().distanceMetres()) <= route.corridorMetres();
        return onRoute ? Math.abs(now.best().alongMetres() - before.best().alongMetres()) : 0;
    }

    private Advance advanced(Optional<Advance> known, Beam beam, Observation seen) {
        var at = seen.fix().recordedAt();
        double matched = beam.best().alongMetres();
        double along = hasArrived(matched, seen.fix()) ? route.lengthMetres() : matched;
        return known.map(before -> before.to(at, along, seen.fixSigma(), beam.goesBack()))
                .orElseGet(() -> Advance.startingAt(at, along, route.lengthMetres()));
    }

    /** The last metres before a destination are lost in noise, all the more where the path wanders about it. */
    private boolean hasArrived(double alongMetres, Fix fix) {
        return alongMetres >= lastStretchMetres
                && route.path().points().getLast().distanceTo(fix.point())
                        <= Math.max(ARRIVED_METRES, rules.accuracyOf(fix));
    }

    private static Pace paced(Optional<Pace> known, Advance now) {
        return known.map(before -> before.advance(now.at(), now.alongMetres()))
                .orElseGet(() -> Pace.startingAt(now.at(), now.alongMetres()));
    }

    Route route() {
        return route;
    }

    TrackingRules rules() {
        return rules;
    }

    Optional<UsualPace> usual() {
        return usual;
    }

    Stops stops() {
        return stops;
    }
}
