package dev.milepost.adapters.local.postgres;

import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.TaskFilter;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.TaskSaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.Transition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Tasks in PostgreSQL. A save is one statement: the conditional update of the task decides who wins, with it go its history and the
 * courier's count.
 */
public final class PostgresTaskRepository implements TaskRepository {
    private static final String UNFINISHED = "status in ('OPEN', 'CLAIMED', 'STARTED') and " + TaskQuery.STATUS_NOW
            + " in ('OPEN', 'CLAIMED', 'STARTED')";

    private static final String ADD = "insert into tasks (id, version, " + TaskRows.COLUMNS + ") values (?, 1, "
            + TaskRows.VALUES + ") on conflict do nothing";

    private final Database database;

    public PostgresTaskRepository(Database database) {
        this.database = database;
    }

    @Override
    public void add(TaskChange published) {
        database.transaction(handle -> {
            try (var statement = handle.getConnection().prepareStatement(ADD)) {
                TaskRows.bind(
                        published.next(),
                        new Parameters(statement).text(published.next().id().value()));
                if (statement.executeUpdate() == 1) {
                    insertTransitions(handle, published);
                }
            }
            return published;
        });
    }

    @Override
    public Optional<Versioned<Task>> find(TaskId id) {
        return database.jdbc(connection -> find(connection, id));
    }

    private static Optional<Versioned<Task>> find(Connection connection, TaskId id) throws SQLException {
        try (var statement = connection.prepareStatement("select * from tasks where id = ?")) {
            new Parameters(statement).text(id.value());
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(TaskRows.versioned(row)) : Optional.empty();
            }
        }
    }

    @Override
    public TaskSaveResult save(TaskChange change, long expectedVersion, int activeLimit) {
        return database.jdbc(connection -> switch (TaskSave.run(connection, change, expectedVersion, activeLimit)) {
            case SAVED -> new TaskSaveResult.Saved(new Versioned<>(change.next(), expectedVersion + 1));
            case STALE ->
                new TaskSaveResult.Stale(find(connection, change.next().id()).orElseThrow());
            case TOO_MANY_ACTIVE ->
                new TaskSaveResult.TooManyActive(
                        TaskSave.active(connection, change.takes().orElseThrow()));
        });
    }

    private static void insertTransitions(Handle handle, TaskChange change) {
        change.transitions()
                .forEach(line -> handle.createUpdate("""
                        insert into task_transitions (task_id, from_status, to_status, at, by_account, reason)
                        values (:task, :from, :to, :at, :by, :reason)
                        """)
                        .bind("task", change.next().id().value())
                        .bind("from", line.from().map(Enum::name))
                        .bind("to", line.to().name())
                        .bind("at", line.at())
                        .bind("by", line.by().map(AccountId::value))
                        .bind("reason", line.reason())
                        .execute());
    }

    @Override
    public Page<Versioned<Task>> list(TaskFilter filter, PageRequest page) {
        var rows = database.with(handle -> new TaskQuery(filter, page).list(handle));
        return Keyset.page(rows, page, task -> task.value().id().value());
    }

    @Override
    public List<Transition> history(TaskId id) {
        return database.with(
                handle -> handle.createQuery("select * from task_transitions where task_id = :task order by number")
                        .bind("task", id.value())
                        .map(TaskRows::transition)
                        .list());
    }

    @Override
    public List<Versioned<Task>> lapsed(Instant now, int limit) {
        return database.with(handle -> handle.createQuery("""
                        (select *, claim_by as since from tasks where status = 'OPEN' and claim_by < :now
                            order by claim_by limit :limit)
                        union all
                        (select *, start_by as since from tasks where status = 'CLAIMED' and start_by < :now
                            order by start_by limit :limit)
                        order by since, id limit :limit
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .map(TaskRows::task)
                .list());
    }

    @Override
    public List<Versioned<Task>> lapsedClaims(AccountId courier, Instant now) {
        return database.with(handle -> handle.createQuery("""
                        select * from tasks where courier_id = :courier and status = 'CLAIMED' and start_by < :now
                        order by start_by, id
                        """)
                .bind("courier", courier.value())
                .bind("now", now)
                .map(TaskRows::task)
                .list());
    }

    @Override
    public boolean anyUnfinishedOn(RouteId route, Instant now) {
        return anyUnfinished("route_id", route.value(), now);
    }

    @Override
    public boolean anyUnfinishedOf(TeamId team, Instant now) {
        return anyUnfinished("team_id", team.value(), now);
    }

    private boolean anyUnfinished(String column, String value, Instant now) {
        return database.with(handle -> handle.createQuery(
                        "select exists (select from tasks where " + column + " = :value and " + UNFINISHED + ")")
                .bind("value", value)
                .bind("now", now)
                .mapTo(Boolean.class)
                .one());
    }
}
