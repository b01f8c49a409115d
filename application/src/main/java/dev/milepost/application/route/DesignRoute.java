package dev.milepost.application.route;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.port.IdSource;
import dev.milepost.application.port.RouteRepository;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.route.Design;
import dev.milepost.domain.route.Route;
import dev.milepost.domain.route.RouteDraft;
import dev.milepost.domain.route.RouteId;
import java.util.OptionalLong;

/** Makes a route of what an admin drew, or the next version of one. */
public final class DesignRoute {
    private final RouteRepository routes;
    private final IdSource ids;

    public DesignRoute(RouteRepository routes, IdSource ids) {
        this.routes = routes;
        this.ids = ids;
    }

    public Outcome<Versioned<Route>> create(RouteDraft draft) {
        return design(draft, new RouteId(ids.next())).then(route -> {
            routes.add(route);
            return Outcome.done(new Versioned<>(route, 1));
        });
    }

    /**
     * Running tasks stay on the version that they began on.
     *
     * @param expectedVersion what the caller builds on; empty: whatever is newest
     */
    public Outcome<Versioned<Route>> redesign(RouteId id, RouteDraft draft, OptionalLong expectedVersion) {
        var stored = routes.find(id).filter(found -> !found.value().archived());
        if (stored.isEmpty()) {
            return Outcome.refused(new Refusal.NotFound());
        }
        return design(draft, id).then(route -> switch (routes.save(
                route, expectedVersion.orElse(stored.get().version()))) {
            case SaveResult.Saved<Route> saved -> Outcome.done(saved.saved());
            case SaveResult.Stale<Route> stale ->
                Outcome.refused(new Refusal.VersionStale(stale.current().version()));
        });
    }

    private static Outcome<Route> design(RouteDraft draft, RouteId id) {
        return switch (draft.design(id)) {
            case Design.Accepted accepted -> Outcome.done(accepted.route());
            case Design.Refused refused -> Outcome.refused(new Refusal.Flawed(refused.flaws()));
        };
    }
}
