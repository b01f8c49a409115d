package dev.milepost.adapters.http.security;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Remembers values until they expire, and never more than so many: what is remembered can always be found out again. Safe for
 * concurrent use.
 */
final class ExpiringMap<K, V> {
    private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();
    private final int capacity;
    private final InstantSource clock;

    private record Entry<V>(V value, Instant expiresAt) {}

    ExpiringMap(int capacity, InstantSource clock) {
        this.capacity = capacity;
        this.clock = clock;
    }

    Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key))
                .filter(entry -> entry.expiresAt().isAfter(clock.instant()))
                .map(Entry::value);
    }

    void put(K key, V value, Instant expiresAt) {
        if (entries.size() >= capacity) {
            makeRoom();
        }
        entries.put(key, new Entry<>(value, expiresAt));
    }

    void removeIf(Predicate<V> unwanted) {
        entries.values().removeIf(entry -> unwanted.test(entry.value()));
    }

    private void makeRoom() {
        var now = clock.instant();
        entries.values().removeIf(entry -> !entry.expiresAt().isAfter(now));
        if (entries.size() >= capacity) {
            entries.clear();
        }
    }
}
