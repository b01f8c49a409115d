package dev.milepost.server.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A clock that is set by hand, to make what happened weeks ago. Used by one thread. */
public final class DemoClock implements InstantSource {
    private volatile Instant now;

    public DemoClock(Instant now) {
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** To whole seconds: no store rounds them to something later. */
    void set(Instant instant) {
        now = instant.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
