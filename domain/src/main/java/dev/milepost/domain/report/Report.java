package dev.milepost.domain.report;

import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.route.RouteId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A week or a month: the figures of the organisation, and of each team, courier and route that had any part in it, by name. A task
 * without a team, or that nobody held, is in no row of that section, so that these need not add up to the organisation.
 *
 * @param from the first instant of the period in the zone
 * @param to the first instant after it
 */
public record Report(
        ReportingPeriod period,
        ZoneId zone,
        Instant from,
        Instant to,
        Figures organisation,
        List<Row> teams,
        List<Row> couriers,
        List<Row> routes) {
    private static final Grouping<TeamId> BY_TEAM =
            new Grouping<>(Publication::teamId, TaskSummary::teamId, ReceiptSummary::teamId);
    private static final Grouping<RouteId> BY_ROUTE = new Grouping<>(
            task -> Optional.of(task.routeId()),
            task -> Optional.of(task.routeId()),
            receipt -> Optional.of(receipt.routeId()));
    private static final Grouping<Subject> BY_COURIER = new Grouping<>(
            task -> Optional.empty(),
            task -> task.courier().map(courier -> Subject.of(courier, task.teamId())),
            receipt -> Optional.of(Subject.of(receipt.courier(), receipt.teamId())));

    public Report {
        teams = List.copyOf(teams);
        couriers = List.copyOf(couriers);
        routes = List.copyOf(routes);
    }

    /** @param work what was published, ended and uploaded in the period */
    public static Report of(ReportingPeriod period, ZoneId zone, Work work, Names names) {
        var ofCouriers = new Work(Optional.empty(), work.ended(), work.receipts());
        return new Report(
                period,
                zone,
                period.start(zone),
                period.end(zone),
                Figures.of(work),
                rows(BY_TEAM.group(work), (team, figures) -> row(team.value(), names.of(team), figures)),
                rows(BY_COURIER.group(ofCouriers), (member, figures) -> courierRow(member, names, figures)),
                rows(BY_ROUTE.group(work), (route, figures) -> row(route.value(), names.of(route), figures)));
    }

    private static <K> List<Row> rows(Map<K, Work> groups, BiFunction<K, Figures, Row> row) {
        return groups.entrySet().stream()
                .map(group -> row.apply(group.getKey(), Figures.of(group.getValue())))
                .sorted(Comparator.comparing(Row::name)
                        .thenComparing(Row::id)
                        .thenComparing(each -> each.teamId().map(TeamId::value).orElse("")))
                .toList();
    }

    private static Row row(String id, String name, Figures figures) {
        return new Row(id, name, Optional.empty(), figures);
    }

    private static Row courierRow(Subject member, Names names, Figures figures) {
        var courier = member.courier().orElseThrow();
        return new Row(courier.value(), names.of(courier), member.team(), figures);
    }

    /** The rows of a section; the organisation is one. */
    public List<Row> rows(Section section) {
        return switch (section) {
            case ORGANISATION -> List.of(row("", "", organisation));
            case TEAMS -> teams;
            case COURIERS -> couriers;
            case ROUTES -> routes;
        };
    }

    /** The report of one team alone, in the place of the organisation; what it did on which route is not told apart. */
    public Report ofTeam(TeamId team) {
        var own = teams.stream().filter(row -> row.id().equals(team.value())).toList();
        var members = couriers.stream()
                .filter(row -> row.teamId().equals(Optional.of(team)))
                .toList();
        var figures = own.stream().map(Row::figures).findFirst().orElseGet(() -> Figures.of(Work.NONE));
        return new Report(period, zone, from, to, figures, own, members, List.of());
    }

    /** The same with other names of couriers. @param names from id to name */
    Report renaming(UnaryOperator<String> names) {
        var renamed = couriers.stream()
                .map(row -> new Row(row.id(), names.apply(row.id()), row.teamId(), row.figures()))
                .toList();
        return new Report(period, zone, from, to, organisation, teams, renamed, routes);
    }

    /** Whether nothing was published, ended or uploaded. */
    public boolean isEmpty() {
        return organisation.equals(Figures.of(Work.NONE));
    }

    /** Which figures are others than in an earlier report of the period. */
    public List<Change> changesSince(Report earlier) {
        return Change.between(earlier, this);
    }
}
