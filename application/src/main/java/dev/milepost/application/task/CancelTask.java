package dev.milepost.application.task;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.task.TaskTransitions.Next;
import dev.milepost.domain.FlawCollector;
import dev.milepost.domain.task.CancellableTask;
import dev.milepost.domain.task.CancelledTask;
import dev.milepost.domain.task.CompletedTask;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;

/** Withdraws a task that isn't completed, whatever state it is in. */
public final class CancelTask {
    private static final int MAX_REASON = 1_000;

    private final TaskTransitions transitions;
    private final TaskEnd end;

    public CancelTask(TaskTransitions transitions, TaskEnd end) {
        this.transitions = transitions;
        this.end = end;
    }

    /** The cancelled task, also when it was cancelled already. */
    public Outcome<Versioned<Task>> cancel(TaskId id, String reason, Caller admin) {
        var flaws =
                new FlawCollector().requireLine(reason, MAX_REASON, "reason").flaws();
        if (!flaws.isEmpty()) {
            return Outcome.refused(new Refusal.Flawed(flaws));
        }
        return transitions
                .apply(id, admin, (task, now) -> switch (task) {
                    case CancellableTask open -> Next.to(open.cancel(admin.accountId(), reason, now), reason);
                    case CancelledTask cancelled -> Next.to(cancelled);
                    case CompletedTask completed -> Outcome.refused(new Refusal.TaskCompleted());
                })
                .then(cancelled -> {
                    end.record(cancelled.value());
                    return Outcome.done(cancelled);
                });
    }
}
