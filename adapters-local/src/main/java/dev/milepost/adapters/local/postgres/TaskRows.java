package dev.milepost.adapters.local.postgres;

import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.CancelledTask;
import dev.milepost.domain.task.Claim;
import dev.milepost.domain.task.ClaimedTask;
import dev.milepost.domain.task.CompletedTask;
import dev.milepost.domain.task.CompletionFlag;
import dev.milepost.domain.task.ExpiredTask;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.StartedTask;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.task.TaskTerms;
import dev.milepost.domain.task.Transition;
import dev.milepost.domain.task.WorkPeriod;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Tasks and their history as rows, both ways. Every state has the same columns; those that it doesn't know are null. */
final class TaskRows {
    /** All but the identifier and the version, in the order in which {@link #bind} binds them. */
    static final String COLUMNS = """
            status, title, route_id, bonus_minor_units, bonus_currency, description, team_id, opens_at, claim_by, due_by,
            start_within_millis, published_by, published_at, courier_id, claimed_at, start_by, route_version, started_at,
            work_ended_at, ended_at, note, flag_reason, missing_checkpoints, cancelled_by, cancel_reason, summary_due
            """;

    /** As many parameters. */
    static final String VALUES = String.join(", ", Collections.nCopies(COLUMNS.split(",").length, "?"));

    private TaskRows() {}

    static void bind(Task task, Parameters parameters) throws SQLException {
        parameters.text(task.status().name());
        bindTerms(task.terms(), parameters);
        bindState(task, parameters);
    }

    private static void bindTerms(TaskTerms terms, Parameters parameters) throws SQLException {
        parameters
                .text(terms.title())
                .text(terms.routeId().value())
                .number(terms.bonus().minorUnits())
                .text(terms.bonus().currency().getCurrencyCode())
                .text(terms.description())
                .text(terms.teamId().map(TeamId::value))
                .instant(terms.opensAt())
                .instant(terms.claimBy())
                .instant(terms.dueBy())
                .number(terms.startWithin().map(Duration::toMillis))
                .text(terms.publishedBy().value())
                .instant(terms.publishedAt());
    }

    private static void bindState(Task task, Parameters parameters) throws SQLException {
        var completed = task instanceof CompletedTask done ? Optional.of(done) : Optional.<CompletedTask>empty();
        var cancelled = task instanceof CancelledTask gone ? Optional.of(gone) : Optional.<CancelledTask>empty();
        var flag = completed.flatMap(CompletedTask::flag);
        parameters
                .text(task.claim().map(claim -> claim.courier().value()))
                .instant(task.claim().map(Claim::at))
                .instant(task instanceof ClaimedTask claimed ? claimed.startBy() : Optional.empty())
                .number(task.work().map(WorkPeriod::routeVersion))
                .instant(task.work().map(WorkPeriod::startedAt))
                .instant(task.work().flatMap(WorkPeriod::endedAt))
                .instant(endedAt(task))
                .text(completed.flatMap(CompletedTask::note))
                .text(flag.map(CompletionFlag::reason))
                .texts(flag.map(CompletionFlag::missingCheckpoints))
                .text(cancelled.map(gone -> gone.cancelledBy().value()))
                .text(cancelled.map(CancelledTask::reason))
                .truth(endedAt(task).isPresent());
    }

    private static Optional<Instant> endedAt(Task task) {
        return switch (task) {
            case OpenTask open -> Optional.empty();
            case ClaimedTask claimed -> Optional.empty();
            case StartedTask started -> Optional.empty();
            case CompletedTask completed -> Optional.of(completed.completedAt());
            case CancelledTask cancelled -> Optional.of(cancelled.cancelledAt());
            case ExpiredTask expired -> Optional.of(expired.expiredAt());
        };
    }

    static Versioned<Task> task(ResultSet row, StatementContext context) throws SQLException {
        return versioned(row);
    }

    static Versioned<Task> versioned(ResultSet row) throws SQLException {
        return new Versioned<>(task(row), row.getLong("version"));
    }

    private static Task task(ResultSet row) throws SQLException {
        var id = new TaskId(row.getString("id"));
        var terms = terms(row);
        return switch (TaskStatus.valueOf(row.getString("status"))) {
            case OPEN -> new OpenTask(id, terms);
            case CLAIMED -> new ClaimedTask(id, terms, claim(row).orElseThrow());
            case STARTED ->
                new StartedTask(id, terms, claim(row).orElseThrow(), work(row).orElseThrow());
            case COMPLETED ->
                new CompletedTask(
                        id,
                        terms,
                        claim(row).orElseThrow(),
                        work(row).orElseThrow(),
                        Columns.instant(row, "ended_at"),
                        Columns.text(row, "note"),
                        flag(row));
            case CANCELLED ->
                new CancelledTask(
                        id,
                        terms,
                        claim(row),
                        work(row),
                        new AccountId(row.getString("cancelled_by")),
                        Columns.instant(row, "ended_at"),
                        row.getString("cancel_reason"));
            case EXPIRED -> new ExpiredTask(id, terms, Columns.instant(row, "ended_at"));
        };
    }

    private static TaskTerms terms(ResultSet row) throws SQLException {
        return new TaskTerms(
                row.getString("title"),
                new RouteId(row.getString("route_id")),
                Columns.money(row, "bonus"),
                Columns.text(row, "description"),
                Columns.text(row, "team_id").map(TeamId::new),
                Columns.instant(row, "opens_at"),
                Columns.optionalInstant(row, "claim_by"),
                Columns.optionalInstant(row, "due_by"),
                Columns.optionalMillis(row, "start_within_millis"),
                new AccountId(row.getString("published_by")),
                Columns.instant(row, "published_at"));
    }

    private static Optional<Claim> claim(ResultSet row) throws SQLException {
        var claimedAt = Columns.optionalInstant(row, "claimed_at");
        return Columns.text(row, "courier_id")
                .map(courier -> new Claim(new AccountId(courier), claimedAt.orElseThrow()));
    }

    private static Optional<WorkPeriod> work(ResultSet row) throws SQLException {
        var routeVersion = row.getLong("route_version");
        var endedAt = Columns.optionalInstant(row, "work_ended_at");
        return Columns.optionalInstant(row, "started_at")
                .map(startedAt -> new WorkPeriod(routeVersion, startedAt, endedAt));
    }

    private static Optional<CompletionFlag> flag(ResultSet row) throws SQLException {
        var reason = Columns.text(row, "flag_reason");
        return reason.isEmpty()
                ? Optional.empty()
                : Optional.of(new CompletionFlag(reason.get(), Columns.texts(row, "missing_checkpoints")));
    }

    static Transition transition(ResultSet row, StatementContext context) throws SQLException {
        return new Transition(
                Columns.text(row, "from_status").map(TaskStatus::valueOf),
                TaskStatus.valueOf(row.getString("to_status")),
                Columns.instant(row, "at"),
                Columns.text(row, "by_account").map(AccountId::new),
                Columns.text(row, "reason"));
    }
}
