package dev.milepost.domain.tracking;

import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.route.PathPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The few most likely hypotheses of where a courier is along the route, the best first. They are weighed against each other only when the
 * courier has moved by more than noise (as Newson and Krumm leave out fixes within two standard deviations): errors of fixes close
 * together are alike, and standing still proves nothing. In between each hypothesis only follows its own stretch of the path.
 *
 * @param weighedAt where the courier was at the last weighing; empty before the first
 * @param seenAt when a fix last lay near the path
 */
record Beam(List<Hypothesis> hypotheses, Optional<GeoPoint> weighedAt, Optional<Instant> seenAt) {
    private static final int WIDTH = 8;
    private static final int MOST_PLACES = 32;
    private static final double SAME_PLACE_METRES = 5;

    static Beam startingWith(Visits none) {
        return new Beam(List.of(Hypothesis.atStart(none)), Optional.empty(), Optional.empty());
    }

    Hypothesis best() {
        return hypotheses.getFirst();
    }

    /**
     * After one more fix.
     *
     * @param places where the path passes near it
     * @param usualSpeed metres a second, for the time in which nothing was seen
     * @param mayHaveMoved false if the fix before says that the courier still is in place
     */
    Beam advance(Observation seen, List<PathPosition> places, double usualSpeed, boolean mayHaveMoved, Stops stops) {
        if (places.isEmpty()) {
            return offPath(seen, stops);
        }
        var fix = seen.fix();
        double unseenSeconds =
                seenAt.map(at -> Seconds.between(at, fix.recordedAt())).orElse(0.0);
        double travelled = weighedAt.map(point -> point.distanceTo(fix.point())).orElse(0.0);
        var costs =
                new Costs(seen.fixSigma(), seen.pathSigma(), stops.endMetres(), travelled, usualSpeed * unseenSeconds);
        boolean weigh = weighedAt.isEmpty() || mayHaveMoved && costs.hasMoved();
        var few = places.size() > MOST_PLACES ? nearestOf(places) : places;
        return new Beam(
                weigh ? weighed(seen, few, costs, stops) : followed(seen, few, costs, stops),
                weigh ? Optional.of(fix.point()) : weighedAt,
                Optional.of(fix.recordedAt()));
    }

    private Beam offPath(Observation seen, Stops stops) {
        var next = hypotheses.stream()
                .map(from -> from.seenAt(
                        from.alongMetres(),
                        Double.POSITIVE_INFINITY,
                        from.visits().advance(seen.step(from, from.alongMetres(), Double.POSITIVE_INFINITY), stops)))
                .toList();
        return new Beam(next, weighedAt, seenAt);
    }

    private static List<PathPosition> nearestOf(List<PathPosition> places) {
        return places.stream()
                .sorted(Comparator.comparingDouble(PathPosition::distanceMetres))
                .limit(MOST_PLACES)
                .toList();
    }

    private List<Hypothesis> followed(Observation seen, List<PathPosition> places, Costs costs, Stops stops) {
        return hypotheses.stream()
                .map(from -> follow(from, seen, places, costs, stops))
                .toList();
    }

    private static Hypothesis follow(
            Hypothesis from, Observation seen, List<PathPosition> places, Costs costs, Stops stops) {
        double least = Costs.STRAY;
        double along = from.alongMetres();
        double distance = Double.POSITIVE_INFINITY;
        for (var place : places) {
            double cost = costs.distance(place.distanceMetres()) + costs.following(from, place.alongMetres());
            if (cost < least) {
                least = cost;
                along = place.alongMetres();
                distance = place.distanceMetres();
            }
        }
        return from.seenAt(along, distance, from.visits().advance(seen.step(from, along, distance), stops));
    }

    private List<Hypothesis> weighed(Observation seen, List<PathPosition> places, Costs costs, Stops stops) {
        var next = new ArrayList<Hypothesis>();
        for (var place : places) {
            next.add(arrived(place, seen, costs, stops));
        }
        if (weighedAt.isPresent()) {
            hypotheses.forEach(from -> next.add(strayed(from, seen, costs, stops)));
        }
        next.sort(Comparator.comparingDouble(Hypothesis::cost).thenComparingDouble(Hypothesis::alongMetres));
        return best(next);
    }

    /** The likeliest way to a place (Viterbi): of the hypotheses so far, the one from which it costs least. */
    private Hypothesis arrived(PathPosition place, Observation seen, Costs costs, Stops stops) {
        var from = hypotheses.getFirst();
        double least = Double.POSITIVE_INFINITY;
        for (var candidate : hypotheses) {
            double cost = candidate.cost() + costs.way(candidate, place.alongMetres());
            if (cost < least) {
                least = cost;
                from = candidate;
            }
        }
        double along = place.alongMetres();
        return new Hypothesis(
                along,
                along,
                place.distanceMetres(),
                least + costs.distance(place.distanceMetres()),
                0,
                costs.isBackward(from, along),
                from.visits().advance(seen.step(from, along, place.distanceMetres()), stops));
    }

    private static Hypothesis strayed(Hypothesis from, Observation seen, Costs costs, Stops stops) {
        return new Hypothesis(
                from.anchorMetres(),
                from.alongMetres(),
                Double.POSITIVE_INFINITY,
                from.cost() + Costs.STRAY,
                from.strayedMetres() + costs.travelledMetres(),
                from.backward(),
                from.visits().advance(seen.step(from, from.alongMetres(), Double.POSITIVE_INFINITY), stops));
    }

    private static List<Hypothesis> best(List<Hypothesis> sorted) {
        var kept = new ArrayList<Hypothesis>();
        double least = sorted.getFirst().cost();
        for (var hypothesis : sorted) {
            boolean known = kept.stream()
                    .anyMatch(other -> Math.abs(other.alongMetres() - hypothesis.alongMetres()) < SAME_PLACE_METRES);
            if (!known && kept.size() < WIDTH) {
                kept.add(hypothesis.cheaperBy(least));
            }
        }
        return List.copyOf(kept);
    }
}
