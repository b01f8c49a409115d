package dev.milepost.adapters.http.people;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.Paging;
import dev.milepost.adapters.http.catalogue.Request;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.json.Text;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.Refusals;
import dev.milepost.application.Outcome;
import dev.milepost.application.people.ManageTeams;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.Role;
import dev.milepost.domain.people.Team;
import dev.milepost.domain.people.TeamId;
import java.time.Instant;
import java.util.List;

/** The calls about teams. */
public final class TeamEndpoints {
    private final ManageTeams teams;

    public TeamEndpoints(ManageTeams teams) {
        this.teams = teams;
    }

    record TeamDraftJson(@Text(max = 100) String name) {}

    record TeamJson(String id, long version, String name, Instant createdAt) {
        static TeamJson of(Versioned<Team> stored) {
            var team = stored.value();
            return new TeamJson(team.id().value(), stored.version(), team.name(), team.createdAt());
        }
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/teams", "createTeam", "Make a team")
                        .forRoles(Role.ADMIN)
                        .takes(TeamDraftJson.class)
                        .answers(201, TeamJson.class)
                        .idempotent()
                        .handledBy((request, admin) -> {
                            var json = TeamJson.of(Refusals.orRefuse(teams.create(name(request))));
                            return Response.created("/teams/" + json.id(), json).withVersion(json.version());
                        }),
                Endpoint.get("/teams", "listTeams", "Teams, newest first")
                        .forRoles(Role.ADMIN)
                        .answersPageOf(TeamJson.class)
                        .handledBy((request, admin) ->
                                Paging.answer(request, teams.list(Paging.of(request)), TeamJson::of)),
                Endpoint.get("/teams/{id}", "getTeam", "One team")
                        .forRoles(Role.ADMIN)
                        .answers(200, TeamJson.class)
                        .handledBy((request, admin) -> answer(teams.find(id(request)))),
                Endpoint.put("/teams/{id}", "renameTeam", "Rename a team")
                        .forRoles(Role.ADMIN)
                        .takes(TeamDraftJson.class)
                        .answers(200, TeamJson.class)
                        .refuses(ProblemType.STALE_VERSION)
                        .handledBy((request, admin) ->
                                answer(teams.rename(id(request), name(request), request.ifMatch()))),
                Endpoint.delete("/teams/{id}", "deleteTeam", "Remove a team that nothing belongs to")
                        .forRoles(Role.ADMIN)
                        .refuses(ProblemType.TEAM_IN_USE)
                        .handledBy((request, admin) -> {
                            Refusals.orRefuse(teams.remove(id(request)));
                            return Response.noContent();
                        }));
    }

    private static Response answer(Outcome<Versioned<Team>> outcome) {
        var json = TeamJson.of(Refusals.orRefuse(outcome));
        return Response.ok(json).withVersion(json.version());
    }

    private static String name(Request request) {
        return request.body(TeamDraftJson.class).name();
    }

    private static TeamId id(Request request) {
        return new TeamId(request.path("id"));
    }
}
