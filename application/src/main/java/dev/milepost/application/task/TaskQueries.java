package dev.milepost.application.task;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.TaskFilter;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.task.Transition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Reads tasks, each as time has left it by now. */
public final class TaskQueries {
    private final TaskRepository tasks;
    private final InstantSource clock;

    public TaskQueries(TaskRepository tasks, InstantSource clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    /** A task that the caller may see. */
    public Outcome<Versioned<Task>> find(TaskId id, Caller caller) {
        return tasks.find(id)
                .map(this::asOfNow)
                .filter(task -> caller.maySee(task.value()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.NotFound()));
    }

    /** What a list is restricted to; see {@link TaskFilter}. */
    public record Wanted(
            Optional<TaskStatus> status,
            Optional<AccountId> courier,
            Optional<TeamId> team,
            Optional<Instant> from,
            Optional<Instant> to) {}

    /** The wanted tasks that the caller may see, newest first. */
    public Page<Versioned<Task>> list(Wanted wanted, PageRequest page, Caller caller) {
        var filter = new TaskFilter(
                wanted.status(),
                wanted.courier(),
                wanted.team(),
                wanted.from(),
                wanted.to(),
                caller.viewer(),
                clock.instant());
        return tasks.list(filter, page).map(this::asOfNow);
    }

    /** Every transition, oldest first, for whoever watches tasks and for the courier who holds it. */
    public Outcome<List<Transition>> history(TaskId id, Caller caller) {
        return find(id, caller)
                .then(task -> !caller.isCourier() || task.value().isHeldBy(caller.accountId())
                        ? Outcome.done(tasks.history(id))
                        : Outcome.refused(new Refusal.NotFound()));
    }

    private Versioned<Task> asOfNow(Versioned<Task> stored) {
        return new Versioned<>(stored.value().asOf(clock.instant()), stored.version());
    }
}
