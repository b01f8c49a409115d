package dev.milepost.application.fake;

import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.RouteFilter;
import dev.milepost.application.port.RouteRepository;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.route.Route;
import dev.milepost.domain.route.RouteId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every version of each route in memory. */
public final class InMemoryRouteRepository implements RouteRepository {
    private final VersionedMap<Route> newest = new VersionedMap<>();
    private final Map<Key, Route> versions = new HashMap<>();

    private record Key(RouteId id, long version) {}

    @Override
    public synchronized void add(Route route) {
        newest.add(route.id().value(), route);
        versions.putIfAbsent(new Key(route.id(), 1), route);
    }

    @Override
    public synchronized Optional<Versioned<Route>> find(RouteId id) {
        return newest.find(id.value());
    }

    @Override
    public synchronized Optional<Route> find(RouteId id, long version) {
        return Optional.ofNullable(versions.get(new Key(id, version)));
    }

    @Override
    public synchronized Map<RouteId, String> names(Collection<RouteId> ids) {
        return ids.stream()
                .flatMap(id -> find(id).stream())
                .map(Versioned::value)
                .collect(Collectors.toMap(Route::id, Route::name));
    }

    @Override
    public synchronized SaveResult<Route> save(Route route, long expectedVersion) {
        var result = newest.save(route.id().value(), route, expectedVersion);
        if (result instanceof SaveResult.Saved<Route> saved) {
            versions.put(new Key(route.id(), saved.saved().version()), route);
        }
        return result;
    }

    @Override
    public synchronized Page<Versioned<Route>> list(RouteFilter filter, PageRequest page) {
        return newest.list(page, route -> !route.archived() && matches(filter, route.name()));
    }

    private static boolean matches(RouteFilter filter, String name) {
        return filter.nameContains()
                .map(part -> name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)))
                .orElse(true);
    }
}
