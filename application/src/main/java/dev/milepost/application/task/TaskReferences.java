package dev.milepost.application.task;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.port.RouteRepository;
import dev.milepost.application.port.TeamRepository;
import dev.milepost.domain.FlawCollector;
import dev.milepost.domain.task.TaskDraft;

/** Makes sure that a draft's route and team exist. */
public final class TaskReferences {
    private final RouteRepository routes;
    private final TeamRepository teams;

    public TaskReferences(RouteRepository routes, TeamRepository teams) {
        this.routes = routes;
        this.teams = teams;
    }

    /** The same draft, or its dangling references as flaws. */
    Outcome<TaskDraft> check(TaskDraft draft) {
        var usable = routes.find(draft.routeId())
                .filter(route -> !route.value().archived())
                .isPresent();
        var flaws = new FlawCollector().require(usable, "routeId", "no such route");
        draft.teamId().ifPresent(team -> flaws.require(teams.find(team).isPresent(), "teamId", "no such team"));
        return flaws.flaws().isEmpty() ? Outcome.done(draft) : Outcome.refused(new Refusal.Flawed(flaws.flaws()));
    }
}
