package dev.milepost.application.fake;

import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;

/** Pages through a map by identifier, newest first, going on behind the last identifier seen. */
final class Pages {
    private Pages() {}

    static <T> Page<T> newestFirst(NavigableMap<String, T> byId, PageRequest request, Predicate<T> wanted) {
        var left =
                request.after().map(id -> byId.headMap(id, false)).orElse(byId).descendingMap();
        var found = left.entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .limit(request.limit() + 1L)
                .toList();
        if (found.size() <= request.limit()) {
            return new Page<>(found.stream().map(Map.Entry::getValue).toList(), Optional.empty());
        }
        var items = found.subList(0, request.limit());
        return new Page<>(
                items.stream().map(Map.Entry::getValue).toList(),
                Optional.of(items.getLast().getKey()));
    }
}
