package dev.milepost.application.port;

import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps tasks with their history, and counts the active tasks of each courier. Safe for concurrent use. */
public interface TaskRepository {
    /** Stores a published task as version 1. Adding the same task again changes nothing. */
    void add(TaskChange published);

    /** The task as it was stored; what time has done since is {@link Task#asOf}. */
    Optional<Versioned<Task>> find(TaskId id);

    /**
     * Stores a change if the task still has the expected version: its next state, the new lines of its history and the
     * courier's count of active tasks, all or nothing. However many callers try at once, exactly one gets {@code Saved}
     * for a version.
     *
     * @param activeLimit how many active tasks the courier that this change gives one to may have with it
     */
    TaskSaveResult save(TaskChange change, long expectedVersion, int activeLimit);

    /** The tasks that the filter lets through, newest first. */
    Page<Versioned<Task>> list(TaskFilter filter, PageRequest page);

    /** Every transition of a task, oldest first; empty for an unknown task. */
    List<Transition> history(TaskId id);

    /** Stored tasks that time has changed by {@code now}, the longest overdue first. */
    List<Versioned<Task>> lapsed(Instant now, int limit);

    /** Tasks stored as claimed by this courier that time has opened again by {@code now}. */
    List<Versioned<Task>> lapsedClaims(AccountId courier, Instant now);

    /** Whether a task on this route is open, claimed or started by {@code now}. */
    boolean anyUnfinishedOn(RouteId route, Instant now);

    /** Whether a task that is offered to this team alone is open, claimed or started by {@code now}. */
    boolean anyUnfinishedOf(TeamId team, Instant now);
}
