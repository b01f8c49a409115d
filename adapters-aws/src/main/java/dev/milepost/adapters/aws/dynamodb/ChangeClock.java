package dev.milepost.adapters.aws.dynamodb;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers changes in the order in which they happen, as well as clocks of several machines can: microseconds since 1970, but always more
 * than the number that went before here and than the one that is replaced (Kulkarni et al., Logical Physical Clocks, OPODIS 2014).
 */
final class ChangeClock {
    private final InstantSource clock;
    private final AtomicLong last = new AtomicLong();

    ChangeClock(InstantSource clock) {
        this.clock = clock;
    }

    /** @param replaced the number of the change that this one takes the place of */
    long next(long replaced) {
        return last.updateAndGet(before -> Math.max(now(), Math.max(before, replaced) + 1));
    }

    long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
