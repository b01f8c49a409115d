package dev.milepost.application.task;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.RouteRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.task.TaskTransitions.Next;
import dev.milepost.application.tracking.ProgressTracker;
import dev.milepost.domain.task.ClaimedTask;
import dev.milepost.domain.task.StartedTask;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import java.time.Instant;

/** Begins the work on a claimed task; from now on its courier is tracked. */
public final class StartTask {
    private final TaskTransitions transitions;
    private final RouteRepository routes;
    private final ProgressTracker tracker;

    public StartTask(TaskTransitions transitions, RouteRepository routes, ProgressTracker tracker) {
        this.transitions = transitions;
        this.routes = routes;
        this.tracker = tracker;
    }

    /** The started task, also when it was started already. */
    public Outcome<Versioned<Task>> start(TaskId id, Caller courier) {
        return transitions
                .apply(id, courier, (task, now) -> decide(task, now, courier))
                .then(started -> {
                    tracker.current(started.value());
                    return Outcome.done(started);
                });
    }

    private Outcome<Next> decide(Task task, Instant now, Caller courier) {
        if (!task.isHeldBy(courier.accountId())) {
            return courier.maySee(task)
                    ? Outcome.refused(new Refusal.TaskNotClaimed(task.status()))
                    : Outcome.refused(new Refusal.NotFound());
        }
        if (task instanceof ClaimedTask claimed) {
            var route = routes.find(claimed.terms().routeId()).orElseThrow();
            return Next.to(claimed.start(now, route.version()));
        }
        return task instanceof StartedTask started
                ? Next.to(started)
                : Outcome.refused(new Refusal.TaskNotClaimed(task.status()));
    }
}
