package dev.milepost.adapters.local.postgres;

import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.TaskSummary;
import dev.milepost.domain.report.TaskSummary.Outcome;
import dev.milepost.domain.report.TaskSummary.Quality;
import dev.milepost.domain.report.TaskSummary.Travel;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Summaries of ended tasks as rows, both ways. */
final class SummaryRows {
    private SummaryRows() {}

    /** In place of the row that there was, unless that is the newer. */
    static void upsert(Handle handle, TaskSummary summary) {
        var travel = summary.travel();
        var quality = summary.quality();
        handle.createUpdate("""
                        insert into task_summaries (task_id, title, route_id, courier_id, team_id, outcome, bonus_minor_units,
                            bonus_currency, published_at, opens_at, claimed_at, started_at, ended_at, distance_metres,
                            planned_metres, moving_millis, standing_millis, off_route_millis, off_route_episodes, points,
                            points_at_end, signal_losses, signal_lost_millis)
                        values (:task, :title, :route, :courier, :team, :outcome, :bonusMinorUnits,
                            :bonusCurrency, :publishedAt, :opensAt, :claimedAt, :startedAt, :endedAt, :distanceMetres,
                            :plannedMetres, :movingMillis, :standingMillis, :offRouteMillis, :offRouteEpisodes, :points,
                            :pointsAtEnd, :signalLosses, :signalLostMillis)
                        on conflict (task_id) do update set title = excluded.title, route_id = excluded.route_id,
                            courier_id = excluded.courier_id, team_id = excluded.team_id, outcome = excluded.outcome,
                            bonus_minor_units = excluded.bonus_minor_units, bonus_currency = excluded.bonus_currency,
                            published_at = excluded.published_at, opens_at = excluded.opens_at,
                            claimed_at = excluded.claimed_at, started_at = excluded.started_at,
                            ended_at = excluded.ended_at, distance_metres = excluded.distance_metres,
                            planned_metres = excluded.planned_metres, moving_millis = excluded.moving_millis,
                            standing_millis = excluded.standing_millis, off_route_millis = excluded.off_route_millis,
                            off_route_episodes = excluded.off_route_episodes, points = excluded.points,
                            points_at_end = excluded.points_at_end, signal_losses = excluded.signal_losses,
                            signal_lost_millis = excluded.signal_lost_millis
                        where (task_summaries.ended_at, task_summaries.points) <= (excluded.ended_at, excluded.points)
                        """)
                .bind("task", summary.taskId().value())
                .bind("title", summary.title())
                .bind("route", summary.routeId().value())
                .bind("courier", summary.courier().map(AccountId::value))
                .bind("team", summary.teamId().map(TeamId::value))
                .bind("outcome", summary.outcome().name())
                .bind("bonusMinorUnits", summary.bonus().minorUnits())
                .bind("bonusCurrency", summary.bonus().currency().getCurrencyCode())
                .bind("publishedAt", summary.publishedAt())
                .bind("opensAt", summary.opensAt())
                .bind("claimedAt", summary.claimedAt())
                .bind("startedAt", summary.startedAt())
                .bind("endedAt", summary.endedAt())
                .bind("distanceMetres", travel.distanceMetres())
                .bind("plannedMetres", travel.plannedMetres())
                .bind("movingMillis", travel.moving().toMillis())
                .bind("standingMillis", travel.standing().toMillis())
                .bind("offRouteMillis", travel.offRoute().toMillis())
                .bind("offRouteEpisodes", travel.offRouteEpisodes())
                .bind("points", quality.points())
                .bind("pointsAtEnd", quality.pointsAtEnd())
                .bind("signalLosses", quality.signalLosses())
                .bind("signalLostMillis", quality.signalLost().toMillis())
                .execute();
    }

    static TaskSummary summary(ResultSet row, StatementContext context) throws SQLException {
        return new TaskSummary(
                new TaskId(row.getString("task_id")),
                row.getString("title"),
                new RouteId(row.getString("route_id")),
                Columns.text(row, "courier_id").map(AccountId::new),
                Columns.text(row, "team_id").map(TeamId::new),
                Outcome.valueOf(row.getString("outcome")),
                Columns.money(row, "bonus"),
                Columns.instant(row, "published_at"),
                Columns.instant(row, "opens_at"),
                Columns.optionalInstant(row, "claimed_at"),
                Columns.optionalInstant(row, "started_at"),
                Columns.instant(row, "ended_at"),
                new Travel(
                        row.getLong("distance_metres"),
                        row.getLong("planned_metres"),
                        Columns.millis(row, "moving_millis"),
                        Columns.millis(row, "standing_millis"),
                        Columns.millis(row, "off_route_millis"),
                        row.getInt("off_route_episodes")),
                new Quality(
                        row.getInt("points"),
                        row.getInt("points_at_end"),
                        row.getInt("signal_losses"),
                        Columns.millis(row, "signal_lost_millis")));
    }
}
