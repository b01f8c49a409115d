package dev.milepost.adapters.local.postgres;

import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.task.Transition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A change of a task, its history and the numbers of its couriers' active tasks in one statement, which is a transaction of its own: one
 * way to the server and back, and one wait for the disk. The numbers are counted by conditional updates: two claims of one courier at once
 * can't both take the last place.
 */
final class TaskSave {
    /**
     * The task's row is held first, then those of its couriers in the order of their identifiers, so that no two saves wait for one another
     * for ever. Whoever waited for the task finds that its version has gone.
     */
    private static final String SAVE = """
            with held as materialized (
                select id from tasks where id = ? and version = ? for update
            ), couriers as materialized (
                select courier_id from active_tasks
                where courier_id in (cast(? as text), cast(? as text)) and exists (select from held) order by courier_id for update
            ), taken as (
                insert into active_tasks as known (courier_id, active)
                select cast(? as text), 1 from held
                where cast(? as text) is not null and ? > 0 and (select count(*) from couriers) >= 0
                on conflict (courier_id) do update set active = known.active + 1 where known.active < ?
                returning courier_id
            ), saved as (
                update tasks set version = version + 1, (%s) = (%s)
                from held where tasks.id = held.id and (cast(? as text) is null or exists (select from taken))
                returning tasks.id
            ), freed as (
                update active_tasks set active = active - 1
                where courier_id = ? and active > 0 and exists (select from saved)
            ), told as (
                insert into task_transitions (task_id, from_status, to_status, at, by_account, reason)
                select saved.id, line.from_status, line.to_status, line.at, line.by_account, line.reason
                from saved, unnest(?, ?, ?, ?, ?)
                    with ordinality as line (from_status, to_status, at, by_account, reason, number)
                order by line.number
            )
            select case when exists (select from saved) then 'SAVED'
                when exists (select from held) then 'TOO_MANY_ACTIVE' else 'STALE' end
            """.formatted(TaskRows.COLUMNS, TaskRows.VALUES);

    private TaskSave() {}

    /** What became of a change; but for {@code SAVED} nothing was stored. */
    enum Fate {
        SAVED,
        STALE,
        TOO_MANY_ACTIVE
    }

    static Fate run(Connection connection, TaskChange change, long expectedVersion, int activeLimit)
            throws SQLException {
        var takes = change.takes().map(AccountId::value);
        var frees = change.frees().map(AccountId::value);
        try (var statement = connection.prepareStatement(SAVE)) {
            var parameters = new Parameters(statement)
                    .text(change.next().id().value())
                    .number(expectedVersion)
                    .text(takes)
                    .text(frees)
                    .text(takes)
                    .text(takes)
                    .number(activeLimit)
                    .number(activeLimit);
            TaskRows.bind(change.next(), parameters);
            bindLines(change.transitions(), parameters.text(takes).text(frees));
            try (var row = statement.executeQuery()) {
                row.next();
                return Fate.valueOf(row.getString(1));
            }
        }
    }

    private static void bindLines(List<Transition> lines, Parameters parameters) throws SQLException {
        parameters
                .texts(lines.stream()
                        .map(line -> line.from().map(TaskStatus::name))
                        .toList())
                .texts(lines.stream().map(line -> Optional.of(line.to().name())).toList())
                .instants(lines.stream().map(Transition::at).toList())
                .texts(lines.stream()
                        .map(line -> line.by().map(AccountId::value))
                        .toList())
                .texts(lines.stream().map(Transition::reason).toList());
    }

    static int active(Connection connection, AccountId courier) throws SQLException {
        try (var statement = connection.prepareStatement("select active from active_tasks where courier_id = ?")) {
            new Parameters(statement).text(courier.value());
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }
}
