package dev.milepost.domain.report;

import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.route.RouteId;
import java.util.Map;

/** What the subjects of a report are called; one without a name goes by its identifier. */
public record Names(Map<AccountId, String> couriers, Map<TeamId, String> teams, Map<RouteId, String> routes) {
    public static final Names NONE = new Names(Map.of(), Map.of(), Map.of());

    public Names {
        couriers = Map.copyOf(couriers);
        teams = Map.copyOf(teams);
        routes = Map.copyOf(routes);
    }

    public String of(AccountId courier) {
        return couriers.getOrDefault(courier, courier.value());
    }

    public String of(TeamId team) {
        return teams.getOrDefault(team, team.value());
    }

    public String of(RouteId route) {
        return routes.getOrDefault(route, route.value());
    }
}
