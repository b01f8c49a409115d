package dev.milepost.domain.tracking;

import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.route.PathPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** A hypothesis that costs this much more than the best is out of the question. */
    private static final double SURE = 6;

    private static final double SAME_PLACE_METRES = 5;

    private static final Comparator<Successor> LIKELIEST_FIRST =
            Comparator.comparingDouble(Successor::cost).thenComparingDouble(Successor::alongMetres);

    static Beam startingWith(Visits none) {
        return new Beam(List.of(Hypothesis.atStart(none)), Optional.empty(), Optional.empty());
    }

    Hypothesis best() {
        return hypotheses.getFirst();
    }

    /** Whether the courier goes against the route, and nothing else explains what was seen about as well. */
    boolean goesBack() {
        return likely().allMatch(Hypothesis::backward);
    }

    /** Whether the courier is less far along than this, by all that explains what was seen. */
    boolean isBelow(double alongMetres) {
        return likely().allMatch(hypothesis -> hypothesis.alongMetres() < alongMetres);
    }

    private Stream<Hypothesis> likely() {
        return hypotheses.stream().filter(hypothesis -> hypothesis.cost() < SURE);
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
        return new Beam(
                weigh ? weighed(seen, places, costs, stops) : followed(seen, places, costs, stops),
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

    private List<Hypothesis> followed(Observation seen, List<PathPosition> places, Costs costs, Stops stops) {
        var next = new ArrayList<Hypothesis>(hypotheses.size());
        for (var from : hypotheses) {
            next.add(follow(from, seen, places, costs, stops));
        }
        return next;
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
        var successors = new ArrayList<Successor>(places.size() + hypotheses.size());
        places.forEach(place -> successors.add(arrived(place, costs)));
        if (weighedAt.isPresent()) {
            hypotheses.forEach(from -> successors.add(Successor.strayed(from)));
        }
        successors.sort(LIKELIEST_FIRST);
        double least = successors.getFirst().cost;
        var next = new ArrayList<Hypothesis>(WIDTH);
        for (var successor : distinct(successors)) {
            next.add(successor.hypothesis(seen, costs, least, stops));
        }
        return next;
    }

    /**
     * The likeliest way to a place (Viterbi): of the hypotheses so far, the one from which it costs least. They are in order of their own
     * costs, and no way costs less than nothing.
     */
    private Successor arrived(PathPosition place, Costs costs) {
        var from = hypotheses.getFirst();
        double least = Double.POSITIVE_INFINITY;
        for (var candidate : hypotheses) {
            if (candidate.cost() >= least) {
                break;
            }
            double cost = candidate.cost() + costs.way(candidate, place.alongMetres());
            if (cost < least) {
                least = cost;
                from = candidate;
            }
        }
        return new Successor(from, Optional.of(place), least + costs.distance(place.distanceMetres()));
    }

    private static List<Successor> distinct(List<Successor> sorted) {
        var kept = new ArrayList<Successor>(WIDTH);
        for (var successor : sorted) {
            if (kept.size() < WIDTH && !hasOneAt(successor.alongMetres(), kept)) {
                kept.add(successor);
            }
        }
        return kept;
    }

    private static boolean hasOneAt(double alongMetres, List<Successor> kept) {
        for (var other : kept) {
            if (Math.abs(other.alongMetres() - alongMetres) < SAME_PLACE_METRES) {
                return true;
            }
        }
        return false;
    }

    /**
     * What may become of a hypothesis.
     *
     * @param place where on the path it now is; empty if it strayed from it
     */
    private record Successor(Hypothesis from, Optional<PathPosition> place, double cost) {
        static Successor strayed(Hypothesis from) {
            return new Successor(from, Optional.empty(), from.cost() + Costs.STRAY);
        }

        double alongMetres() {
            return place.isPresent() ? place.get().alongMetres() : from.alongMetres();
        }

        Hypothesis hypothesis(Observation seen, Costs costs, double least, Stops stops) {
            double along = alongMetres();
            double distance = place.isPresent() ? place.get().distanceMetres() : Double.POSITIVE_INFINITY;
            return new Hypothesis(
                    place.isPresent() ? along : from.anchorMetres(),
                    along,
                    distance,
                    cost - least,
                    place.isPresent() ? 0 : from.strayedMetres() + costs.travelledMetres(),
                    place.isPresent() ? costs.isBackward(from, along) : from.backward(),
                    from.visits().advance(seen.step(from, along, distance), stops));
        }
    }
}
