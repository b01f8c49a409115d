package dev.milepost.application.route;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.RouteFilter;
import dev.milepost.application.port.RouteRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.route.Route;
import dev.milepost.domain.route.RouteId;

/** Reads routes; everybody who is signed in may see them. */
public final class RouteQueries {
    private final RouteRepository routes;

    public RouteQueries(RouteRepository routes) {
        this.routes = routes;
    }

    /** The newest version of a route, also of an archived one. */
    public Outcome<Versioned<Route>> find(RouteId id) {
        return routes.find(id).map(Outcome::done).orElseGet(() -> Outcome.refused(new Refusal.NotFound()));
    }

    /** Routes in use, newest first. */
    public Page<Versioned<Route>> list(RouteFilter filter, PageRequest page) {
        return routes.list(filter, page);
    }
}
