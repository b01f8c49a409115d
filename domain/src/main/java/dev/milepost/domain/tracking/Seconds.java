package dev.milepost.domain.tracking;

import java.time.Duration;
import java.time.Instant;

/** Times as fractions of seconds, for formulas. */
final class Seconds {
    private Seconds() {}

    /** To the millisecond, as times of fixes are kept. */
    static double between(Instant from, Instant to) {
        return (to.toEpochMilli() - from.toEpochMilli()) / 1000.0;
    }

    static double of(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    static Duration toDuration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
