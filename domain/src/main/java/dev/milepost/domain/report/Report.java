package dev.milepost.domain.report;

import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.AccountId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A week or a month, with a row for each courier who ended a task or uploaded a receipt in it, by name, and the figures
 * of all of them together.
 */
public record Report(
        ReportingPeriod period, ZoneId zone, Instant from, Instant to, List<CourierSummary> rows, Figures totals) {
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
        var tasksOf = tasks.stream().collect(Collectors.groupingBy(TaskSummary::courier));
        var receiptsOf = receipts.stream().collect(Collectors.groupingBy(ReceiptSummary::courier));
        var couriers = new TreeMap<AccountId, Object>(Comparator.comparing(AccountId::value));
        couriers.putAll(tasksOf);
        couriers.putAll(receiptsOf);
        var rows = new ArrayList<CourierSummary>();
        for (var courier : couriers.keySet()) {
            var figures =
                    Figures.of(tasksOf.getOrDefault(courier, List.of()), receiptsOf.getOrDefault(courier, List.of()));
            rows.add(row(courier, accounts, figures));
        }
        rows.sort(Comparator.comparing(CourierSummary::name));
        return new Report(period, zone, period.start(zone), period.end(zone), rows, Figures.of(tasks, receipts));
    }

    private static CourierSummary row(AccountId courier, Map<AccountId, Account> accounts, Figures figures) {
        var account = accounts.get(courier);
        if (account == null) {
            throw new IllegalArgumentException("no account given for courier " + courier.value());
        }
        return new CourierSummary(courier, account.name(), account.teamId(), figures);
    }
}
