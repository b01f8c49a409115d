package dev.milepost.application.task;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.task.TaskTransitions.Next;
import dev.milepost.domain.task.CancelledTask;
import dev.milepost.domain.task.ClaimedTask;
import dev.milepost.domain.task.CompletedTask;
import dev.milepost.domain.task.ExpiredTask;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.StartedTask;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import java.time.Instant;

/** Gives an open task to the courier who asks first. However many ask at once, exactly one gets it. */
public final class ClaimTask {
    private final TaskTransitions transitions;
    private final SettleLapsedTasks lapsed;

    public ClaimTask(TaskTransitions transitions, SettleLapsedTasks lapsed) {
        this.transitions = transitions;
        this.lapsed = lapsed;
    }

    /** The claimed task, also when the courier holds it already; or who was faster. */
    public Outcome<Versioned<Task>> claim(TaskId id, Caller courier) {
        var outcome = attempt(id, courier);
        var full = outcome instanceof Outcome.Refused<Versioned<Task>> refused
                && refused.refusal() instanceof Refusal.TooManyClaims;
        // Claims that have lapsed unnoticed still count; without them there may be room.
        return full && lapsed.settleClaimsOf(courier.accountId()) > 0 ? attempt(id, courier) : outcome;
    }

    private Outcome<Versioned<Task>> attempt(TaskId id, Caller courier) {
        return transitions.apply(id, courier, (task, now) -> decide(task, now, courier));
    }

    private static Outcome<Next> decide(Task task, Instant now, Caller courier) {
        return switch (task) {
            case OpenTask open
            when !open.terms().offeredTo(courier.teamId()) -> Outcome.refused(new Refusal.NotFound());
            case OpenTask open
            when !open.isOpenAt(now) ->
                Outcome.refused(new Refusal.TaskNotYetOpen(open.terms().opensAt()));
            case OpenTask open -> Next.to(open.claim(courier.accountId(), now));
            case ClaimedTask claimed -> heldOr(claimed, courier);
            case StartedTask started -> heldOr(started, courier);
            case CompletedTask completed -> notOpen(completed, courier);
            case CancelledTask cancelled -> notOpen(cancelled, courier);
            case ExpiredTask expired -> notOpen(expired, courier);
        };
    }

    private static Outcome<Next> heldOr(Task task, Caller courier) {
        var claim = task.claim().orElseThrow();
        if (claim.courier().equals(courier.accountId())) {
            return Next.to(task);
        }
        return task.terms().offeredTo(courier.teamId())
                ? Outcome.refused(new Refusal.TaskAlreadyClaimed(claim.courier(), claim.at()))
                : Outcome.refused(new Refusal.NotFound());
    }

    private static Outcome<Next> notOpen(Task task, Caller courier) {
        return task.isHeldBy(courier.accountId()) || task.terms().offeredTo(courier.teamId())
                ? Outcome.refused(new Refusal.TaskNotOpen(task.status()))
                : Outcome.refused(new Refusal.NotFound());
    }
}
