package dev.milepost.adapters.http.report;

import dev.milepost.adapters.http.json.About;
import dev.milepost.adapters.http.json.Flattened;
import dev.milepost.application.report.ReportQueries;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.Change;
import dev.milepost.domain.report.Figure;
import dev.milepost.domain.report.FigureValue;
import dev.milepost.domain.report.Row;
import dev.milepost.domain.report.Section;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A report as clients see it. */
record ReportJson(
        @About("An ISO 8601 week such as 2026-W47, or a month such as 2026-11")
        String period,

        @About("weekly or monthly") String kind,

        @About("The time zone in which the period begins and ends")
        String zone,

        Instant from,
        @About("The first instant after the period") Instant to,

        @About("Whether this is an edition that no longer changes; otherwise a preview of what is known now")
        boolean closed,

        @About("Which edition, counted from 1") Optional<Long> edition,
        Instant madeAt,

        @About("What was known at this instant is in it") Instant dataUntil,

        @About("The organisation, or the team that was asked for")
        FiguresJson totals,

        @About("Where the tasks are listed that ended in the period; with &figure= those of one figure")
        String tasks,

        List<TeamRowJson> teams,
        List<CourierRowJson> couriers,

        @About("None in the report of one team") List<RouteRowJson> routes,

        @About("Which figures differ from the edition before")
        List<ChangeJson> changes,

        @About("What each figure means") List<FigureJson> figures) {

    static ReportJson of(ReportQueries.View view, ReportLinks links) {
        var report = view.report();
        return new ReportJson(
                report.period().label(),
                ReportLinks.kind(report.period()),
                report.zone().getId(),
                report.from(),
                report.to(),
                view.edition().isPresent(),
                view.edition().map(Integer::longValue),
                view.madeAt(),
                view.dataUntil(),
                FiguresJson.of(report.organisation()),
                links.tasks(),
                report.teams().stream().map(row -> TeamRowJson.of(row, links)).toList(),
                report.couriers().stream()
                        .map(row -> CourierRowJson.of(row, links))
                        .toList(),
                report.routes().stream().map(row -> RouteRowJson.of(row, links)).toList(),
                view.changes().stream().map(ChangeJson::of).toList(),
                Arrays.stream(Figure.values()).map(FigureJson::of).toList());
    }

    /** A team's row. */
    record TeamRowJson(
            String teamId,
            String name,

            @About("Where the tasks are listed that the row counts")
            String tasks,

            @Flattened FiguresJson figures) {
        private static TeamRowJson of(Row row, ReportLinks links) {
            return new TeamRowJson(
                    row.id(), row.name(), links.tasks(Section.TEAMS, row), FiguresJson.of(row.figures()));
        }
    }

    /** A courier's row. */
    record CourierRowJson(
            String courierId,
            String name,

            @About("The team that the courier worked for") Optional<String> teamId,

            @About("Where the tasks are listed that the row counts")
            String tasks,

            @Flattened FiguresJson figures) {
        private static CourierRowJson of(Row row, ReportLinks links) {
            return new CourierRowJson(
                    row.id(),
                    row.name(),
                    row.teamId().map(TeamId::value),
                    links.tasks(Section.COURIERS, row),
                    FiguresJson.of(row.figures()));
        }
    }

    /** A route's row. */
    record RouteRowJson(
            String routeId,
            String name,

            @About("Where the tasks are listed that the row counts")
            String tasks,

            @Flattened FiguresJson figures) {
        private static RouteRowJson of(Row row, ReportLinks links) {
            return new RouteRowJson(
                    row.id(), row.name(), links.tasks(Section.ROUTES, row), FiguresJson.of(row.figures()));
        }
    }

    /** A figure that is not what it was in the edition before. */
    record ChangeJson(
            Section section,

            @About("The id of the team, courier or route; empty for the organisation")
            String row,

            String name,
            @About("The figure's key") String figure,
            ValueJson before,
            ValueJson after) {
        private static ChangeJson of(Change change) {
            return new ChangeJson(
                    change.section(),
                    change.row(),
                    change.name(),
                    change.figure().key(),
                    ValueJson.of(change.before()),
                    ValueJson.of(change.after()));
        }
    }

    /** What a figure comes to: a number, or amounts, or neither. */
    record ValueJson(Optional<Double> number, Optional<List<Money>> amounts) {
        private static ValueJson of(FigureValue value) {
            return switch (value) {
                case FigureValue.Whole whole -> new ValueJson(Optional.of((double) whole.value()), Optional.empty());
                case FigureValue.Share share -> new ValueJson(Optional.of(share.value()), Optional.empty());
                case FigureValue.Amounts money -> new ValueJson(Optional.empty(), Optional.of(money.amounts()));
                case FigureValue.None none -> new ValueJson(Optional.empty(), Optional.empty());
            };
        }
    }

    /** What a figure means. */
    record FigureJson(String key, Figure.Unit unit, TextJson title, TextJson definition) {
        private static FigureJson of(Figure figure) {
            return new FigureJson(
                    figure.key(), figure.unit(), TextJson.of(figure.title()), TextJson.of(figure.definition()));
        }
    }

    /** A text in English and in Chinese. */
    record TextJson(String en, String zh) {
        private static TextJson of(Figure.Text text) {
            return new TextJson(text.english(), text.chinese());
        }
    }
}
