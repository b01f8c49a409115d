package dev.milepost.application.task;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.task.TaskTransitions.Next;
import dev.milepost.application.tracking.ProgressTracker;
import dev.milepost.domain.Flaw;
import dev.milepost.domain.FlawCollector;
import dev.milepost.domain.task.CompletedTask;
import dev.milepost.domain.task.StartedTask;
import dev.milepost.domain.task.StartedTask.Completion;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.CheckpointProgress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Ends the work on a task and earns its bonus. */
public final class CompleteTask {
    private static final int MAX_TEXT = 1_000;

    private final TaskTransitions transitions;
    private final ProgressTracker tracker;
    private final TaskEnd end;

    public CompleteTask(TaskTransitions transitions, ProgressTracker tracker, TaskEnd end) {
        this.transitions = transitions;
        this.tracker = tracker;
        this.end = end;
    }

    /**
     * The completed task, also when it was completed already. With checkpoints missing it takes a reason, and the task is
     * flagged.
     */
    public Outcome<Versioned<Task>> complete(
            TaskId id, Optional<String> note, Optional<String> reason, Caller courier) {
        var flaws = flaws(note, reason);
        if (!flaws.isEmpty()) {
            return Outcome.refused(new Refusal.Flawed(flaws));
        }
        return transitions
                .apply(id, courier, (task, now) -> decide(task, now, note, reason, courier))
                .then(completed -> {
                    end.record(completed.value());
                    return Outcome.done(completed);
                });
    }

    private static List<Flaw> flaws(Optional<String> note, Optional<String> reason) {
        var flaws = new FlawCollector();
        note.ifPresent(text -> flaws.requireText(text, MAX_TEXT, "note"));
        reason.ifPresent(text -> flaws.requireLine(text, MAX_TEXT, "reason"));
        return flaws.flaws();
    }

    private Outcome<Next> decide(
            Task task, Instant now, Optional<String> note, Optional<String> reason, Caller courier) {
        if (!task.isHeldBy(courier.accountId())) {
            return courier.maySee(task)
                    ? Outcome.refused(new Refusal.TaskNotStarted(task.status()))
                    : Outcome.refused(new Refusal.NotFound());
        }
        if (task instanceof StartedTask started) {
            return complete(started, now, note, reason);
        }
        return task instanceof CompletedTask completed
                ? Next.to(completed)
                : Outcome.refused(new Refusal.TaskNotStarted(task.status()));
    }

    private Outcome<Next> complete(StartedTask started, Instant now, Optional<String> note, Optional<String> reason) {
        var missing = tracker.exact(started).progress().checkpoints().stream()
                .filter(checkpoint -> checkpoint.reachedAt().isEmpty())
                .map(CheckpointProgress::name)
                .toList();
        return switch (started.complete(now, missing, note, reason)) {
            case Completion.Done done ->
                reason.map(why -> Next.to(done.task(), why)).orElseGet(() -> Next.to(done.task()));
            case Completion.CheckpointsMissing names -> Outcome.refused(new Refusal.CheckpointsMissing(names.names()));
        };
    }
}
