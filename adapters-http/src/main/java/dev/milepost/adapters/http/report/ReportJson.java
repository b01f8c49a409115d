package dev.milepost.adapters.http.report;

import dev.milepost.adapters.http.json.About;
import dev.milepost.application.report.ReportQueries;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.CourierSummary;
import dev.milepost.domain.report.Figures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A report as clients see it. */
record ReportJson(
        @About("An ISO 8601 week such as 2026-W47, or a month such as 2026-11")
        String period,

        @About("The time zone in which the period begins and ends")
        String zone,

        Instant from,
        @About("The first instant after the period") Instant to,

        @About("Whether this is an edition that no longer changes; otherwise a preview of what is known now")
        boolean closed,

        @About("Which edition, counted from 1") Optional<Long> edition,
        Instant madeAt,
        FiguresJson totals,
        List<CourierRowJson> couriers) {

    static ReportJson of(ReportQueries.View view) {
        var report = view.report();
        return new ReportJson(
                report.period().label(),
                report.zone().getId(),
                report.from(),
                report.to(),
                view.edition().isPresent(),
                view.edition().map(Integer::longValue),
                view.madeAt(),
                FiguresJson.of(report.totals()),
                report.rows().stream().map(CourierRowJson::of).toList());
    }

    /** The figures of all couriers together. */
    record FiguresJson(
            long claimed,
            long completed,
            long onTime,
            long flagged,
            long cancelled,
            double distanceMetres,
            long movingSeconds,
            long standingSeconds,
            double offRouteShare,
            List<Money> bonus,
            long receiptsConfirmed,
            List<Money> confirmedTotal,
            long receiptsPending,
            long receiptsRejected) {
        private static FiguresJson of(Figures figures) {
            return new FiguresJson(
                    figures.claimed(),
                    figures.completed(),
                    figures.onTime(),
                    figures.flagged(),
                    figures.cancelled(),
                    figures.distanceMetres(),
                    figures.movingSeconds(),
                    figures.standingSeconds(),
                    figures.offRouteShare(),
                    figures.bonus(),
                    figures.receiptsConfirmed(),
                    figures.confirmedTotal(),
                    figures.receiptsPending(),
                    figures.receiptsRejected());
        }
    }

    /** A courier's row. */
    record CourierRowJson(
            String courierId,
            String name,
            Optional<String> teamId,

            @About("Tasks held when they ended in the period")
            long claimed,

            @About("Flagged ones among them") long completed,
            long onTime,
            @About("Completed with checkpoints missing") long flagged,
            long cancelled,
            double distanceMetres,
            long movingSeconds,
            @About("Tracked without movement") long standingSeconds,
            @About("Of the tracked time, 0..1") double offRouteShare,

            @About("Earned by completed tasks, one amount a currency")
            List<Money> bonus,

            long receiptsConfirmed,
            @About("One amount a currency") List<Money> confirmedTotal,
            @About("Being read, or waiting for a manager") long receiptsPending,
            long receiptsRejected) {
        private static CourierRowJson of(CourierSummary row) {
            var figures = row.figures();
            return new CourierRowJson(
                    row.courier().value(),
                    row.name(),
                    row.teamId().map(TeamId::value),
                    figures.claimed(),
                    figures.completed(),
                    figures.onTime(),
                    figures.flagged(),
                    figures.cancelled(),
                    figures.distanceMetres(),
                    figures.movingSeconds(),
                    figures.standingSeconds(),
                    figures.offRouteShare(),
                    figures.bonus(),
                    figures.receiptsConfirmed(),
                    figures.confirmedTotal(),
                    figures.receiptsPending(),
                    figures.receiptsRejected());
        }
    }
}
