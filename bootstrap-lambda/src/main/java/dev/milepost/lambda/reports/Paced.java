package dev.milepost.lambda.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Something that is worth its price once in a while only, however often it is called. An instance that is new does it at once. */
final class Paced implements Runnable {
    private final Duration pause;
    private final InstantSource clock;
    private final Runnable work;
    private Instant next = Instant.MIN;

    Paced(Duration pause, InstantSource clock, Runnable work) {
        this.pause = pause;
        this.clock = clock;
        this.work = work;
    }

    @Override
    public synchronized void run() {
        var now = clock.instant();
        if (!now.isBefore(next)) {
            work.run();
            next = now.plus(pause);
        }
    }
}
