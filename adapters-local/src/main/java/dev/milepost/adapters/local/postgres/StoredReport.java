package dev.milepost.adapters.local.postgres;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.CourierSummary;
import dev.milepost.domain.report.Figures;
import dev.milepost.domain.report.Report;
import dev.milepost.domain.report.ReportingPeriod;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A closed report as it is stored: a document that never changes. */
record StoredReport(String zone, Instant from, Instant to, List<StoredRow> rows) {
    static StoredReport of(Report report) {
        return new StoredReport(
                report.zone().getId(),
                report.from(),
                report.to(),
                report.rows().stream().map(StoredRow::of).toList());
    }

    Report report(ReportingPeriod period) {
        return new Report(
                period,
                ZoneId.of(zone),
                from,
                to,
                rows.stream().map(StoredRow::row).toList());
    }

    record StoredRow(String courier, String name, Optional<String> team, StoredFigures figures) {
        static StoredRow of(CourierSummary row) {
            return new StoredRow(
                    row.courier().value(),
                    row.name(),
                    row.teamId().map(TeamId::value),
                    StoredFigures.of(row.figures()));
        }

        CourierSummary row() {
            return new CourierSummary(new AccountId(courier), name, team.map(TeamId::new), figures.figures());
        }
    }

    record StoredFigures(
            int claimed,
            int completed,
            int onTime,
            int flagged,
            int cancelled,
            double distanceMetres,
            long movingSeconds,
            long standingSeconds,
            long offRouteSeconds,
            List<StoredMoney> bonus,
            int receiptsConfirmed,
            List<StoredMoney> confirmedTotal,
            int receiptsPending,
            int receiptsRejected) {
        static StoredFigures of(Figures figures) {
            return new StoredFigures(
                    figures.claimed(),
                    figures.completed(),
                    figures.onTime(),
                    figures.flagged(),
                    figures.cancelled(),
                    figures.distanceMetres(),
                    figures.movingSeconds(),
                    figures.standingSeconds(),
                    figures.offRouteSeconds(),
                    stored(figures.bonus()),
                    figures.receiptsConfirmed(),
                    stored(figures.confirmedTotal()),
                    figures.receiptsPending(),
                    figures.receiptsRejected());
        }

        Figures figures() {
            return new Figures(
                    claimed,
                    completed,
                    onTime,
                    flagged,
                    cancelled,
                    distanceMetres,
                    movingSeconds,
                    standingSeconds,
                    offRouteSeconds,
                    amounts(bonus),
                    receiptsConfirmed,
                    amounts(confirmedTotal),
                    receiptsPending,
                    receiptsRejected);
        }

        private static List<StoredMoney> stored(List<Money> amounts) {
            return amounts.stream().map(StoredMoney::of).toList();
        }

        private static List<Money> amounts(List<StoredMoney> stored) {
            return stored.stream().map(StoredMoney::money).toList();
        }
    }
}
