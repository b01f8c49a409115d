package dev.milepost.domain.report;

import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A week or a month, with a row for each courier who ended a task or uploaded a receipt in it, by name.
 *
 * @param from the first instant of the period in the zone
 * @param to the first instant after it
 */
public record Report(ReportingPeriod period, ZoneId zone, Instant from, Instant to, List<CourierSummary> rows) {
    public Report {
        rows = List.copyOf(rows);
    }

    /**
     * @param tasks summaries of tasks that ended in the period
     * @param receipts summaries of receipts uploaded in it
     * @param accounts the couriers named in either
     */
    public static Report of(
            ReportingPeriod period,
            ZoneId zone,
            Collection<TaskSummary> tasks,
            Collection<ReceiptSummary> receipts,
            Map<AccountId, Account> accounts) {
        // In one order always: a sum of distances depends on it in its last digit.
        var tasksOf = tasks.stream()
                .sorted(Comparator.comparing(task -> task.taskId().value()))
                .collect(Collectors.groupingBy(TaskSummary::courier));
        var receiptsOf = receipts.stream().collect(Collectors.groupingBy(ReceiptSummary::courier));
        var rows = Stream.concat(tasksOf.keySet().stream(), receiptsOf.keySet().stream())
                .distinct()
                .map(courier -> row(
                        accounts.get(courier),
                        Figures.of(
                                tasksOf.getOrDefault(courier, List.of()), receiptsOf.getOrDefault(courier, List.of()))))
                .sorted(Comparator.comparing(CourierSummary::name)
                        .thenComparing(row -> row.courier().value()))
                .toList();
        return new Report(period, zone, period.start(zone), period.end(zone), rows);
    }

    private static CourierSummary row(Account courier, Figures figures) {
        return new CourierSummary(courier.id(), courier.name(), courier.teamId(), figures);
    }

    /** The figures of all rows together. */
    public Figures totals() {
        return rows.stream().map(CourierSummary::figures).reduce(Figures.NONE, Figures::plus);
    }

    /** Whether both show the same figures for the same couriers, whatever these are called by now. */
    public boolean sameFiguresAs(Report other) {
        return figuresByCourier().equals(other.figuresByCourier());
    }

    private Map<AccountId, Figures> figuresByCourier() {
        return rows.stream().collect(Collectors.toMap(CourierSummary::courier, CourierSummary::figures));
    }

    /** The same report with the rows of one team only. */
    public Report ofTeam(TeamId team) {
        return new Report(
                period,
                zone,
                from,
                to,
                rows.stream()
                        .filter(row -> row.teamId().equals(Optional.of(team)))
                        .toList());
    }
}
