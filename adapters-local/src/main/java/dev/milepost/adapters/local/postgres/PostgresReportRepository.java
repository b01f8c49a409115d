package dev.milepost.adapters.local.postgres;

import dev.milepost.application.port.ReportRepository;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.Publication;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.TaskSummary;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Summaries of ended tasks as rows, and editions of reports as documents, in PostgreSQL. */
public final class PostgresReportRepository implements ReportRepository {
    /** What a head is made of: reading it leaves the document alone. */
    private static final String HEAD =
            "select period, number, zone, made_at, data_until, changes from report_editions ";

    private final Database database;

    public PostgresReportRepository(Database database) {
        this.database = database;
    }

    @Override
    public void save(TaskSummary summary) {
        database.transaction(handle -> {
            SummaryRows.upsert(handle, summary);
            return handle.createUpdate("""
                            update tasks set summary_due = false where id = :task and summary_due and ended_at <= :endedAt
                            """)
                    .bind("task", summary.taskId().value())
                    .bind("endedAt", summary.endedAt())
                    .execute();
        });
    }

    @Override
    public Optional<TaskSummary> find(TaskId task) {
        return database.with(handle -> handle.createQuery("select * from task_summaries where task_id = :task")
                .bind("task", task.value())
                .map(SummaryRows::summary)
                .findOne());
    }

    @Override
    public List<TaskSummary> endedBetween(Instant from, Instant to) {
        return database.with(handle -> handle.createQuery("""
                        select * from task_summaries where ended_at >= :from and ended_at < :to order by ended_at, task_id
                        """)
                .bind("from", from)
                .bind("to", to)
                .map(SummaryRows::summary)
                .list());
    }

    @Override
    public List<TaskSummary> endedBetween(Instant from, Optional<TaskId> after, Instant to, int limit) {
        return database.with(handle -> handle.createQuery("""
                        select * from task_summaries where (ended_at, task_id) > (:from, :after) and ended_at < :to
                        order by ended_at, task_id limit :limit
                        """)
                .bind("from", from)
                .bind("after", after.map(TaskId::value).orElse(""))
                .bind("to", to)
                .bind("limit", limit)
                .map(SummaryRows::summary)
                .list());
    }

    @Override
    public List<Publication> publishedBetween(Instant from, Instant to) {
        return database.with(handle -> handle.createQuery("""
                        select id, team_id, route_id, published_at from tasks
                        where published_at >= :from and published_at < :to
                        """)
                .bind("from", from)
                .bind("to", to)
                .map(PostgresReportRepository::publication)
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
                                insert into report_editions (period, number, first_day, zone, made_at, data_until, changes, report)
                                values (:period, :number, :firstDay, :zone, :madeAt, :dataUntil, :changes,
                                    cast(:report as jsonb))
                                on conflict do nothing
                                """)
                        .bind("period", report.period().label())
                        .bind("number", edition.number())
                        .bind("firstDay", report.period().firstDay())
                        .bind("zone", report.zone().getId())
                        .bind("madeAt", edition.madeAt())
                        .bind("dataUntil", edition.dataUntil())
                        .bind("changes", edition.changes().size())
                        .bind("report", Json.write(StoredReport.of(report, edition.changes())))
                        .execute())
                == 1;
    }

    @Override
    public Optional<Edition> find(ReportingPeriod period, int number) {
        return database.with(handle -> handle.createQuery(
                        "select * from report_editions where period = :period and number = :number")
                .bind("period", period.label())
                .bind("number", number)
                .map(PostgresReportRepository::edition)
                .findOne());
    }

    @Override
    public List<Edition.Head> editions(ReportingPeriod period) {
        return database.with(handle -> handle.createQuery(HEAD + "where period = :period order by number desc")
                .bind("period", period.label())
                .map(PostgresReportRepository::head)
                .list());
    }

    @Override
    public List<Edition.Head> latestOfEach(int limit) {
        return database.with(handle -> handle.createQuery("""
                        select distinct on (first_day, period) period, number, zone, made_at, data_until, changes
                        from report_editions order by first_day desc, period, number desc limit :limit
                        """)
                .bind("limit", limit)
                .map(PostgresReportRepository::head)
                .list());
    }

    private static Publication publication(ResultSet row, StatementContext context) throws SQLException {
        return new Publication(
                new TaskId(row.getString("id")),
                Columns.text(row, "team_id").map(TeamId::new),
                new RouteId(row.getString("route_id")),
                Columns.instant(row, "published_at"));
    }

    private static Edition edition(ResultSet row, StatementContext context) throws SQLException {
        var stored = Json.read(row.getString("report"), StoredReport.class);
        return new Edition(
                row.getInt("number"),
                Columns.instant(row, "made_at"),
                Columns.instant(row, "data_until"),
                stored.report(period(row)),
                stored.listOfChanges());
    }

    private static Edition.Head head(ResultSet row, StatementContext context) throws SQLException {
        return new Edition.Head(
                period(row),
                ZoneId.of(row.getString("zone")),
                row.getInt("number"),
                Columns.instant(row, "made_at"),
                Columns.instant(row, "data_until"),
                row.getInt("changes"));
    }

    private static ReportingPeriod period(ResultSet row) throws SQLException {
        return ReportingPeriod.parse(row.getString("period"))
                .orElseThrow(() -> new IllegalStateException("an edition of no period"));
    }
}
