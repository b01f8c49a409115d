package dev.milepost.domain.tracking;

import java.time.Duration;
import java.time.Instant;

/** Times as fractions of seconds, for formulas. */
final class Seconds {
    private Seconds() {}

    static double between(Instant from, Instant to) {
        return of(Duration.between(from, to));
    }

    static double of(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    static Duration toDuration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
