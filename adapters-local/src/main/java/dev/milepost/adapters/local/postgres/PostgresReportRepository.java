package dev.milepost.adapters.local.postgres;

import dev.milepost.application.port.ReportRepository;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.TaskSummary;
import dev.milepost.domain.report.TaskSummary.Outcome;
import dev.milepost.domain.report.TaskSummary.Travel;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Summaries of ended tasks as rows, and editions of reports as documents, in PostgreSQL. */
public final class PostgresReportRepository implements ReportRepository {
    private final Database database;

    public PostgresReportRepository(Database database) {
        this.database = database;
    }

    @Override
    public void save(TaskSummary summary) {
        database.transaction(handle -> {
            upsert(handle, summary);
            return handle.createUpdate("update tasks set summary_due = false where id = :task and summary_due")
                    .bind("task", summary.taskId().value())
                    .execute();
        });
    }

    private static void upsert(Handle handle, TaskSummary summary) {
        handle.createUpdate("""
                        insert into task_summaries (task_id, courier_id, team_id, route_id, outcome, bonus_minor_units,
                            bonus_currency, claimed_at, started_at, ended_at, distance_metres, moving_millis, standing_millis,
                            off_route_millis)
                        values (:task, :courier, :team, :route, :outcome, :bonusMinorUnits, :bonusCurrency, :claimedAt,
                            :startedAt, :endedAt, :distanceMetres, :movingMillis, :standingMillis, :offRouteMillis)
                        on conflict (task_id) do update set courier_id = excluded.courier_id, team_id = excluded.team_id,
                            route_id = excluded.route_id, outcome = excluded.outcome,
                            bonus_minor_units = excluded.bonus_minor_units, bonus_currency = excluded.bonus_currency,
                            claimed_at = excluded.claimed_at, started_at = excluded.started_at,
                            ended_at = excluded.ended_at, distance_metres = excluded.distance_metres,
                            moving_millis = excluded.moving_millis, standing_millis = excluded.standing_millis,
                            off_route_millis = excluded.off_route_millis
                        """)
                .bind("task", summary.taskId().value())
                .bind("courier", summary.courier().value())
                .bind("team", summary.teamId().map(TeamId::value))
                .bind("route", summary.routeId().value())
                .bind("outcome", summary.outcome().name())
                .bind("bonusMinorUnits", summary.bonus().minorUnits())
                .bind("bonusCurrency", summary.bonus().currency().getCurrencyCode())
                .bind("claimedAt", summary.claimedAt())
                .bind("startedAt", summary.startedAt())
                .bind("endedAt", summary.endedAt())
                .bind("distanceMetres", summary.travel().distanceMetres())
                .bind("movingMillis", summary.travel().moving().toMillis())
                .bind("standingMillis", summary.travel().standing().toMillis())
                .bind("offRouteMillis", summary.travel().offRoute().toMillis())
                .execute();
    }

    @Override
    public List<TaskSummary> endedBetween(Instant from, Instant to) {
        return database.with(handle -> handle.createQuery(
                        "select * from task_summaries where ended_at >= :from and ended_at < :to order by task_id")
                .bind("from", from)
                .bind("to", to)
                .map(PostgresReportRepository::summary)
                .list());
    }

    @Override
    public List<TaskId> withoutSummary(int limit) {
        return database.with(
                handle -> handle.createQuery("select id from tasks where summary_due order by id limit :limit")
                        .bind("limit", limit)
                        .map((row, context) -> new TaskId(row.getString("id")))
                        .list());
    }

    @Override
    public boolean add(Edition edition) {
        var report = edition.report();
        return database.with(handle -> handle.createUpdate("""
                                insert into report_editions (period, number, first_day, made_at, report)
                                values (:period, :number, :firstDay, :madeAt, cast(:report as jsonb))
                                on conflict do nothing
                                """)
                        .bind("period", report.period().label())
                        .bind("number", edition.number())
                        .bind("firstDay", report.period().firstDay())
                        .bind("madeAt", edition.madeAt())
                        .bind("report", Json.write(StoredReport.of(report)))
                        .execute())
                == 1;
    }

    @Override
    public Optional<Edition> latest(ReportingPeriod period) {
        return database.with(handle -> handle.createQuery(
                        "select * from report_editions where period = :period order by number desc limit 1")
                .bind("period", period.label())
                .map(PostgresReportRepository::edition)
                .findOne());
    }

    @Override
    public List<Edition> latestOfEach(int limit) {
        return database.with(handle -> handle.createQuery("""
                        select distinct on (first_day, period) * from report_editions
                        order by first_day desc, period, number desc limit :limit
                        """)
                .bind("limit", limit)
                .map(PostgresReportRepository::edition)
                .list());
    }

    private static TaskSummary summary(ResultSet row, StatementContext context) throws SQLException {
        return new TaskSummary(
                new TaskId(row.getString("task_id")),
                new AccountId(row.getString("courier_id")),
                Columns.text(row, "team_id").map(TeamId::new),
                new RouteId(row.getString("route_id")),
                Outcome.valueOf(row.getString("outcome")),
                Columns.money(row, "bonus"),
                Columns.instant(row, "claimed_at"),
                Columns.optionalInstant(row, "started_at"),
                Columns.instant(row, "ended_at"),
                new Travel(
                        row.getDouble("distance_metres"),
                        Columns.millis(row, "moving_millis"),
                        Columns.millis(row, "standing_millis"),
                        Columns.millis(row, "off_route_millis")));
    }

    private static Edition edition(ResultSet row, StatementContext context) throws SQLException {
        var period = period(row.getString("period"));
        var report = Json.read(row.getString("report"), StoredReport.class).report(period);
        return new Edition(row.getInt("number"), Columns.instant(row, "made_at"), report);
    }

    private static ReportingPeriod period(String label) {
        return ReportingPeriod.Week.parse(label)
                .or(() -> ReportingPeriod.Month.parse(label))
                .orElseThrow(() -> new IllegalStateException("not a period: " + label));
    }
}
