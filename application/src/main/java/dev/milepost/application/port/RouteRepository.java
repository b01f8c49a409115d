package dev.milepost.application.port;

import dev.milepost.domain.route.Route;
import dev.milepost.domain.route.RouteId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Keeps every version of each route, since running and finished tasks refer to the one they began on. Safe for concurrent use. */
public interface RouteRepository {
    /** Stores a new route as version 1. Adding the same route again changes nothing. */
    void add(Route route);

    /** The newest version, archived or not. */
    Optional<Versioned<Route>> find(RouteId id);

    /** One version, the newest or an older one. */
    Optional<Route> find(RouteId id, long version);

    /** What these routes are called by now; unknown ones are left out. */
    Map<RouteId, String> names(Collection<RouteId> ids);

    /** Stores the next version if the newest still is the expected one. */
    SaveResult<Route> save(Route route, long expectedVersion);

    /** The newest versions of the routes that the filter lets through, newest route first. */
    Page<Versioned<Route>> list(RouteFilter filter, PageRequest page);
}
