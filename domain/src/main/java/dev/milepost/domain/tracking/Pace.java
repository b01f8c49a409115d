package dev.milepost.domain.tracking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How fast a courier gets on along the route, for the time of arrival.
 *
 * @param first where and when progress was first seen
 * @param samples of the last minutes, one each half minute, the oldest first
 */
record Pace(Sample first, List<Sample> samples) {
    private static final double SAMPLE_SECONDS = 30;
    private static final int MOST_SAMPLES = 11;
    private static final double LEAST_SECONDS = 60;
    private static final double LEAST_METRES = 100;

    /** Below this share of the way, or without agreement, nobody should rely on the time of arrival. */
    private static final double BASIS_SHARE = 0.1;

    private static final double RECENT_WEIGHT = 0.5;

    /** After this share of the route, a courier's own pace counts for as much as the usual one. */
    private static final double USUAL_SHARE = 0.2;

    record Sample(Instant at, double alongMetres) {}

    static Pace startingAt(Instant at, double alongMetres) {
        var sample = new Sample(at, alongMetres);
        return new Pace(sample, List.of(sample));
    }

    Pace advance(Instant at, double alongMetres) {
        if (Seconds.between(samples.getLast().at, at) < SAMPLE_SECONDS) {
            return this;
        }
        var grown = new ArrayList<>(samples.size() < MOST_SAMPLES ? samples : samples.subList(1, MOST_SAMPLES));
        grown.add(new Sample(at, alongMetres));
        return new Pace(first, List.copyOf(grown));
    }

    /** Metres a second along the route over the whole way so far, stops included; zero at its beginning. */
    double whole(Instant at, double alongMetres) {
        double seconds = Seconds.between(first.at, at);
        return seconds == 0 ? 0 : (alongMetres - first.alongMetres) / seconds;
    }

    /**
     * When the end will be reached from here. This courier's own pace counts for as much as it has gained along the route, the usual one
     * for the rest. Empty before a hundred metres and a minute of progress on a route that nobody was on before.
     *
     * @param usual of the route
     */
    Optional<Eta> eta(Instant at, double alongMetres, double lengthMetres, Optional<UsualPace> usual) {
        double gained = alongMetres - first.alongMetres;
        double seconds = Seconds.between(first.at, at);
        double left = lengthMetres - alongMetres;
        if (gained < LEAST_METRES || seconds < LEAST_SECONDS) {
            return usual.map(pace -> new Eta(Seconds.toDuration(left / pace.metresPerSecond()), Eta.Confidence.LOW));
        }
        double whole = whole(at, alongMetres);
        double recent = Math.max(0, recent(at, alongMetres));
        double own = RECENT_WEIGHT * recent + (1 - RECENT_WEIGHT) * whole;
        double trust = gained / (gained + USUAL_SHARE * lengthMetres);
        // Times add up, speeds don't: seconds a metre are weighed.
        double slowness = usual.map(pace -> trust / own + (1 - trust) / pace.metresPerSecond())
                .orElse(1 / own);
        double share = gained / lengthMetres;
        boolean known = usual.filter(pace -> isBetween(whole / pace.metresPerSecond(), 0.75, 1.33))
                .isPresent();
        return Optional.of(new Eta(
                Seconds.toDuration(left * slowness), confidence(recent / whole, known ? share + BASIS_SHARE : share)));
    }

    private double recent(Instant at, double alongMetres) {
        var oldest = samples.getFirst();
        return (alongMetres - oldest.alongMetres) / Seconds.between(oldest.at, at);
    }

    private static Eta.Confidence confidence(double recentToWhole, double basis) {
        if (basis < BASIS_SHARE || !isBetween(recentToWhole, 0.5, 2)) {
            return Eta.Confidence.LOW;
        }
        boolean agree = isBetween(recentToWhole, 0.75, 1.33);
        return agree && basis >= 2 * BASIS_SHARE ? Eta.Confidence.HIGH : Eta.Confidence.MEDIUM;
    }

    private static boolean isBetween(double value, double least, double most) {
        return value >= least && value <= most;
    }
}
