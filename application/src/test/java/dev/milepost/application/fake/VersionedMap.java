package dev.milepost.application.fake;

import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.Versioned;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Values by identifier with their versions. Not thread-safe. */
final class VersionedMap<T> {
    private final TreeMap<String, Versioned<T>> byId = new TreeMap<>();

    void add(String id, T value) {
        byId.putIfAbsent(id, new Versioned<>(value, 1));
    }

    Optional<Versioned<T>> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    SaveResult<T> save(String id, T value, long expectedVersion) {
        var current = find(id).orElseThrow();
        if (current.version() != expectedVersion) {
            return new SaveResult.Stale<>(current);
        }
        var saved = new Versioned<>(value, expectedVersion + 1);
        byId.put(id, saved);
        return new SaveResult.Saved<>(saved);
    }

    void remove(String id) {
        byId.remove(id);
    }

    Page<Versioned<T>> list(PageRequest page, Predicate<T> wanted) {
        return Pages.newestFirst(byId, page, stored -> wanted.test(stored.value()));
    }

    /** Oldest first. */
    Stream<T> values() {
        return List.copyOf(byId.values()).stream().map(Versioned::value);
    }
}
