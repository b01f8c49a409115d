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

    /** When the end will be reached from here; empty before a hundred metres and a minute of progress. */
    Optional<Eta> eta(Instant at, double alongMetres, double lengthMetres) {
        double gained = alongMetres - first.alongMetres;
        double seconds = Seconds.between(first.at, at);
        if (gained < LEAST_METRES || seconds < LEAST_SECONDS) {
            return Optional.empty();
        }
        double whole = gained / seconds;
        double recent = Math.max(0, recent(at, alongMetres));
        double pace = RECENT_WEIGHT * recent + (1 - RECENT_WEIGHT) * whole;
        var remaining = Seconds.toDuration((lengthMetres - alongMetres) / pace);
        return Optional.of(new Eta(remaining, confidence(recent / whole, gained / lengthMetres)));
    }

    private double recent(Instant at, double alongMetres) {
        var oldest = samples.getFirst();
        return (alongMetres - oldest.alongMetres) / Seconds.between(oldest.at, at);
    }

    private static Eta.Confidence confidence(double recentToWhole, double share) {
        if (share < BASIS_SHARE || recentToWhole < 0.5 || recentToWhole > 2) {
            return Eta.Confidence.LOW;
        }
        boolean agree = recentToWhole > 0.75 && recentToWhole < 1.33;
        return agree && share >= 2 * BASIS_SHARE ? Eta.Confidence.HIGH : Eta.Confidence.MEDIUM;
    }
}
