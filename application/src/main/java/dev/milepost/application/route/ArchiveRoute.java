package dev.milepost.application.route;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.port.RouteRepository;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.route.Route;
import dev.milepost.domain.route.RouteId;
import java.time.InstantSource;
import java.util.OptionalLong;

/** Takes a route out of use. Tasks that have ended on it keep it. */
public final class ArchiveRoute {
    private final RouteRepository routes;
    private final TaskRepository tasks;
    private final InstantSource clock;

    public ArchiveRoute(RouteRepository routes, TaskRepository tasks, InstantSource clock) {
        this.routes = routes;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** The archived route, also when it was archived already; refused while an unfinished task needs it. */
    public Outcome<Versioned<Route>> archive(RouteId id, OptionalLong expectedVersion) {
        var found = routes.find(id);
        if (found.isEmpty()) {
            return Outcome.refused(new Refusal.NotFound());
        }
        var stored = found.get();
        if (stored.value().archived()) {
            return Outcome.done(stored);
        }
        if (tasks.anyUnfinishedOn(id, clock.instant())) {
            return Outcome.refused(new Refusal.RouteInUse());
        }
        return switch (routes.save(stored.value().archive(), expectedVersion.orElse(stored.version()))) {
            case SaveResult.Saved<Route> saved -> Outcome.done(saved.saved());
            case SaveResult.Stale<Route> stale ->
                Outcome.refused(new Refusal.VersionStale(stale.current().version()));
        };
    }
}
