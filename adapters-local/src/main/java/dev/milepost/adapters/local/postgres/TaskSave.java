package dev.milepost.adapters.local.postgres;

import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.task.Transition;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

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
                select id from tasks where id = :id and version = :expected for update
            ), couriers as materialized (
                select courier_id from active_tasks
                where courier_id in (cast(:takes as text), cast(:frees as text)) and exists (select from held) order by courier_id for update
            ), taken as (
                insert into active_tasks as known (courier_id, active)
                select :takes, 1 from held
                where cast(:takes as text) is not null and :limit > 0 and (select count(*) from couriers) >= 0
                on conflict (courier_id) do update set active = known.active + 1 where known.active < :limit
                returning courier_id
            ), saved as (
                update tasks set version = version + 1, status = :status, title = :title,
                    route_id = :route, bonus_minor_units = :bonusMinorUnits,
                    bonus_currency = :bonusCurrency, description = :description, team_id = :team,
                    opens_at = :opensAt, claim_by = :claimBy, due_by = :dueBy,
                    start_within_millis = :startWithinMillis, published_by = :publishedBy,
                    published_at = :publishedAt, courier_id = :courier, claimed_at = :claimedAt,
                    start_by = :startBy, route_version = :routeVersion, started_at = :startedAt,
                    work_ended_at = :workEndedAt, ended_at = :endedAt, note = :note,
                    flag_reason = :flagReason, missing_checkpoints = :missing,
                    cancelled_by = :cancelledBy, cancel_reason = :cancelReason,
                    summary_due = :summaryDue
                from held where tasks.id = held.id and (cast(:takes as text) is null or exists (select from taken))
                returning tasks.id
            ), freed as (
                update active_tasks set active = active - 1
                where courier_id = :frees and active > 0 and exists (select from saved)
            ), told as (
                insert into task_transitions (task_id, from_status, to_status, at, by_account, reason)
                select saved.id, line.from_status, line.to_status, line.at, line.by_account, line.reason
                from saved, unnest(:from, :to, :at, :by, :reason)
                    with ordinality as line (from_status, to_status, at, by_account, reason, number)
                order by line.number
            )
            select case when exists (select from saved) then 'SAVED'
                when exists (select from held) then 'TOO_MANY_ACTIVE' else 'STALE' end
            """;

    private TaskSave() {}

    /** What became of a change; but for {@code SAVED} nothing was stored. */
    enum Fate {
        SAVED,
        STALE,
        TOO_MANY_ACTIVE
    }

    static Fate run(Handle handle, TaskChange change, long expectedVersion, int activeLimit) {
        List<Transition> lines = change.transitions();
        return TaskRows.bind(change.next(), handle.createQuery(SAVE))
                .bind("expected", expectedVersion)
                .bind("limit", activeLimit)
                .bind("takes", change.takes().map(AccountId::value))
                .bind("frees", change.frees().map(AccountId::value))
                .bind(
                        "from",
                        lines.stream()
                                .map(line -> line.from().map(TaskStatus::name).orElse(null))
                                .toArray(String[]::new))
                .bind("to", lines.stream().map(line -> line.to().name()).toArray(String[]::new))
                .bind(
                        "at",
                        lines.stream()
                                .map(line -> line.at().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new))
                .bind(
                        "by",
                        lines.stream()
                                .map(line -> line.by().map(AccountId::value).orElse(null))
                                .toArray(String[]::new))
                .bind(
                        "reason",
                        lines.stream().map(line -> line.reason().orElse(null)).toArray(String[]::new))
                .mapTo(Fate.class)
                .one();
    }

    static int active(Handle handle, AccountId courier) {
        return handle.createQuery("select active from active_tasks where courier_id = :courier")
                .bind("courier", courier.value())
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }
}
