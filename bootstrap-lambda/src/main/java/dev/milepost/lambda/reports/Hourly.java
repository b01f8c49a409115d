package dev.milepost.lambda.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Something that is worth its price once an hour only, however often it is called. An instance that is new does it at once. */
final class Hourly implements Runnable {
    private static final Duration PAUSE = Duration.ofHours(1);

    private final InstantSource clock;
    private final Runnable work;
    private Instant next = Instant.MIN;

    Hourly(InstantSource clock, Runnable work) {
        this.clock = clock;
        this.work = work;
    }

    @Override
    public synchronized void run() {
        var now = clock.instant();
        if (!now.isBefore(next)) {
            work.run();
            next = now.plus(PAUSE);
        }
    }
}
