package dev.milepost.application.fake;

import dev.milepost.application.port.IdempotencyStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Answered requests in memory. */
public final class InMemoryIdempotencyStore implements IdempotencyStore {
    private final Map<String, Entry> entries = new HashMap<>();

    private record Entry(String fingerprint, Instant abandonedAt, Instant expiresAt, Optional<byte[]> answer) {
        boolean isHeldUntil(Instant time) {
            return abandonedAt.equals(time);
        }

        Entry with(byte[] given) {
            return new Entry(fingerprint, abandonedAt, expiresAt, Optional.of(given.clone()));
        }

        boolean isOver(Instant now) {
            return !expiresAt.isAfter(now) || (answer.isEmpty() && !abandonedAt.isAfter(now));
        }
    }

    @Override
    public synchronized Outcome take(
            String key, String fingerprint, Instant now, Instant abandonedAt, Instant expiresAt) {
        var known = entries.get(key);
        if (known == null || known.isOver(now)) {
            entries.put(key, new Entry(fingerprint, abandonedAt, expiresAt, Optional.empty()));
            return new Outcome.Taken();
        }
        if (!known.fingerprint().equals(fingerprint)) {
            return new Outcome.OtherRequest();
        }
        return known.answer()
                .<Outcome>map(answer -> new Outcome.Answered(answer.clone()))
                .orElseGet(Outcome.InProgress::new);
    }

    @Override
    public synchronized void answer(String key, Instant abandonedAt, byte[] answer) {
        entries.computeIfPresent(key, (same, known) -> known.isHeldUntil(abandonedAt) ? known.with(answer) : known);
    }

    @Override
    public synchronized void release(String key, Instant abandonedAt) {
        entries.computeIfPresent(key, (same, known) -> known.isHeldUntil(abandonedAt) ? null : known);
    }

    @Override
    public synchronized void removeExpired(Instant now) {
        entries.values().removeIf(entry -> !entry.expiresAt().isAfter(now));
    }
}
