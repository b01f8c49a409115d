package dev.milepost.adapters.http.report;

import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.Row;
import dev.milepost.domain.report.Section;
import java.util.Optional;

/**
 * Where the tasks are listed that a report counts.
 *
 * @param team the only team of the report; empty: the whole organisation
 */
record ReportLinks(ReportingPeriod period, Optional<TeamId> team) {
    /** The segment of addresses that tells weeks from months. */
    static String kind(ReportingPeriod period) {
        return switch (period) {
            case ReportingPeriod.Week week -> "weekly";
            case ReportingPeriod.Month month -> "monthly";
        };
    }

    /** Of the report as a whole. */
    String tasks() {
        return list() + "?"
                + team.map(only -> parameter("teamId", only.value())).orElse("");
    }

    /** Of one row. */
    String tasks(Section section, Row row) {
        return list() + "?"
                + switch (section) {
                    case ORGANISATION -> "";
                    case TEAMS -> parameter("teamId", row.id());
                    case COURIERS ->
                        parameter("courierId", row.id())
                                + row.teamId()
                                        .map(of -> "&" + parameter("teamId", of.value()))
                                        .orElse("");
                    case ROUTES -> parameter("routeId", row.id());
                };
    }

    private String list() {
        return EndpointCatalogue.BASE_PATH + "/reports/" + kind(period) + "/" + period.label() + "/tasks";
    }

    /** Identifiers are ours, and of characters that addresses take as they are. */
    private static String parameter(String name, String id) {
        return name + "=" + id;
    }
}
