package dev.milepost.lambda;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The machine's clock, shifted for tests and demos; in milliseconds, as fixes are kept. */
record OffsetClock(Duration offset) implements InstantSource {
    @Override
    public Instant instant() {
        return Instant.now().plus(offset).truncatedTo(ChronoUnit.MILLIS);
    }
}
