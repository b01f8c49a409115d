package dev.milepost.application.fake;

import dev.milepost.application.port.LoginAttempts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Attempts to sign in, counted in memory. */
public final class InMemoryLoginAttempts implements LoginAttempts {
    private final Map<String, Count> counts = new HashMap<>();

    @Override
    public synchronized Count begin(String subject, Instant now, Duration window) {
        return counts.merge(
                subject,
                new Count(1, now.plus(window)),
                (known, first) -> known.windowEndsAt().isAfter(now)
                        ? new Count(known.attempts() + 1, known.windowEndsAt())
                        : first);
    }

    @Override
    public synchronized void forgive(String subject) {
        counts.computeIfPresent(
                subject, (key, known) -> new Count(Math.max(0, known.attempts() - 1), known.windowEndsAt()));
    }
}
