package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.TaskSummary;
import dev.milepost.domain.report.TaskSummary.Outcome;
import dev.milepost.domain.report.TaskSummary.Quality;
import dev.milepost.domain.report.TaskSummary.Travel;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.TaskId;

/** Summaries of ended tasks as items, both ways. Names are short: a report reads tens of thousands of them. */
final class SummaryItems {
    private static final String PREFIX = "summary#";
    private static final String SORT = "summary";
    private static final String POINTS = "points";

    private SummaryItems() {}

    static Key key(TaskId task) {
        return new Key(PREFIX + task.value(), SORT);
    }

    static ItemWriter write(TaskSummary summary) {
        return ItemWriter.at(key(summary.taskId()))
                .text(Index.MONTH.hash(), Months.of(summary.endedAt()))
                .instant(Index.MONTH.range(), summary.endedAt())
                .text("title", summary.title())
                .text("route", summary.routeId().value())
                .text("courier", summary.courier().map(AccountId::value))
                .text("team", summary.teamId().map(TeamId::value))
                .text("outcome", summary.outcome().name())
                .money("bonus", summary.bonus())
                .instant("publishedAt", summary.publishedAt())
                .instant("opensAt", summary.opensAt())
                .instant("claimedAt", summary.claimedAt())
                .instant("startedAt", summary.startedAt())
                .part("travel", summary.travel(), SummaryItems::writeTravel)
                .number(POINTS, summary.quality().points())
                .number("pointsAtEnd", summary.quality().pointsAtEnd())
                .number("losses", summary.quality().signalLosses())
                .duration("lost", summary.quality().signalLost());
    }

    private static void writeTravel(ItemWriter item, Travel travel) {
        item.number("metres", travel.distanceMetres())
                .number("planned", travel.plannedMetres())
                .duration("moving", travel.moving())
                .duration("standing", travel.standing())
                .duration("offRoute", travel.offRoute())
                .number("episodes", travel.offRouteEpisodes());
    }

    /** That no summary is there of a later end, or of the same and of more points. */
    static Condition notNewerThan(TaskSummary summary) {
        return Condition.of("attribute_not_exists(" + Table.PARTITION
                        + ") or #at < :at or (#at = :at and #points <= :points)")
                .name("#at", Index.MONTH.range())
                .name("#points", POINTS)
                .value(":at", ItemWriter.instant(summary.endedAt()))
                .number(":points", summary.quality().points());
    }

    static TaskSummary read(ItemReader item) {
        return new TaskSummary(
                new TaskId(item.partition().substring(PREFIX.length())),
                item.text("title"),
                new RouteId(item.text("route")),
                item.optionalText("courier").map(AccountId::new),
                item.optionalText("team").map(TeamId::new),
                Outcome.valueOf(item.text("outcome")),
                item.money("bonus"),
                item.instant("publishedAt"),
                item.instant("opensAt"),
                item.optionalInstant("claimedAt"),
                item.optionalInstant("startedAt"),
                item.instant(Index.MONTH.range()),
                readTravel(item.part("travel")),
                new Quality(
                        item.integer(POINTS),
                        item.integer("pointsAtEnd"),
                        item.integer("losses"),
                        item.duration("lost")));
    }

    private static Travel readTravel(ItemReader item) {
        return new Travel(
                item.number("metres"),
                item.number("planned"),
                item.duration("moving"),
                item.duration("standing"),
                item.duration("offRoute"),
                item.integer("episodes"));
    }
}
