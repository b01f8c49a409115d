package dev.milepost.application.task;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.task.TaskTransitions.Next;
import dev.milepost.domain.task.ClaimedTask;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;

/** Gives a claimed task back to all, before its work has begun. */
public final class ReleaseTask {
    private final TaskTransitions transitions;

    public ReleaseTask(TaskTransitions transitions) {
        this.transitions = transitions;
    }

    /** The open task; unknown to whoever doesn't hold it. */
    public Outcome<Versioned<Task>> release(TaskId id, Caller courier) {
        return transitions.apply(id, courier, (task, now) -> {
            if (!task.isHeldBy(courier.accountId())) {
                return courier.maySee(task)
                        ? Outcome.refused(new Refusal.TaskNotClaimed(task.status()))
                        : Outcome.refused(new Refusal.NotFound());
            }
            return task instanceof ClaimedTask claimed
                    ? Next.to(claimed.release())
                    : Outcome.refused(new Refusal.TaskNotClaimed(task.status()));
        });
    }
}
