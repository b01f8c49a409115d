package dev.milepost.application.task;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.TaskSaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.task.TaskId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How every transition is stored: read, decide on the state as of now, save under the version that was read. Who loses a
 * race decides once more on what the winner left, so that the answer says how things stand. Racers of one process take turns,
 * which spares the store those who lose.
 */
public final class TaskTransitions {
    /** A loser reads what the winner left; more rounds only follow more winners, and each of those changed the task. */
    private static final int ROUNDS = 5;

    private final Turns turns = new Turns();
    private final TaskRepository tasks;
    private final InstantSource clock;
    private final int claimLimit;

    /** @param claimLimit how many claimed or started tasks a courier may have at a time */
    public TaskTransitions(TaskRepository tasks, InstantSource clock, int claimLimit) {
        this.tasks = tasks;
        this.clock = clock;
        this.claimLimit = claimLimit;
    }

    /** What a transition makes of a task. */
    @FunctionalInterface
    interface Decision {
        Outcome<Next> decide(Task asOfNow, Instant now);
    }

    /** The next state and why; the same state means that there is nothing to do, as when a call is repeated. */
    record Next(Task task, Optional<String> reason) {
        static Outcome<Next> to(Task task) {
            return Outcome.done(new Next(task, Optional.empty()));
        }

        static Outcome<Next> to(Task task, String reason) {
            return Outcome.done(new Next(task, Optional.of(reason)));
        }
    }

    /** Applies a decision to a task that the caller may see, whatever version it has by now. */
    Outcome<Versioned<Task>> apply(TaskId id, Caller caller, Decision decision) {
        return apply(id, caller, OptionalLong.empty(), decision);
    }

    /** As above, but only to the version that the caller builds on, if it names one. */
    Outcome<Versioned<Task>> apply(TaskId id, Caller caller, OptionalLong expectedVersion, Decision decision) {
        return turns.take(id, turn -> apply(id, caller, expectedVersion, decision, turn));
    }

    private Outcome<Versioned<Task>> apply(
            TaskId id, Caller caller, OptionalLong expectedVersion, Decision decision, Turns.Turn turn) {
        var found = turn.known().or(() -> read(id, turn));
        for (var round = 1; found.isPresent(); round++) {
            var stored = found.get();
            if (expectedVersion.isPresent() && expectedVersion.getAsLong() != stored.version()) {
                return Outcome.refused(new Refusal.VersionStale(stored.version()));
            }
            switch (attempt(stored, caller, decision, turn)) {
                case Attempt.Answered answered -> {
                    return answered.outcome();
                }
                case Attempt.Overtaken overtaken -> {
                    if (round == ROUNDS) {
                        throw new IllegalStateException(
                                "task " + id.value() + " changed " + ROUNDS + " times in a row");
                    }
                    found = Optional.of(overtaken.current());
                }
            }
        }
        return Outcome.refused(new Refusal.NotFound());
    }

    private Optional<Versioned<Task>> read(TaskId id, Turns.Turn turn) {
        return turn.ask(() -> tasks.find(id), found -> found);
    }

    private Attempt attempt(Versioned<Task> stored, Caller caller, Decision decision, Turns.Turn turn) {
        var now = clock.instant();
        var task = stored.value().asOf(now);
        var next = decision.decide(task, now);
        return switch (next) {
            case Outcome.Refused<Next> refused -> new Attempt.Answered(Outcome.refused(refused.refusal()));
            case Outcome.Done<Next> done
            when done.value().task().equals(stored.value()) -> new Attempt.Answered(Outcome.done(stored));
            case Outcome.Done<Next> done -> save(stored, caller, done.value(), now, turn);
        };
    }

    private Attempt save(Versioned<Task> stored, Caller caller, Next next, Instant now, Turns.Turn turn) {
        var change = TaskChange.by(caller.accountId(), stored.value(), next.task(), now, next.reason());
        var saving = turn.ask(() -> tasks.save(change, stored.version(), claimLimit), TaskTransitions::left);
        return switch (saving) {
            case TaskSaveResult.Saved saved -> new Attempt.Answered(Outcome.done(saved.saved()));
            case TaskSaveResult.Stale stale -> new Attempt.Overtaken(stale.current());
            case TaskSaveResult.TooManyActive tooMany ->
                new Attempt.Answered(Outcome.refused(new Refusal.TooManyClaims(claimLimit)));
        };
    }

    /** How a save has left the task, as far as it says so. */
    private static Optional<Versioned<Task>> left(TaskSaveResult result) {
        return switch (result) {
            case TaskSaveResult.Saved saved -> Optional.of(saved.saved());
            case TaskSaveResult.Stale stale -> Optional.of(stale.current());
            case TaskSaveResult.TooManyActive tooMany -> Optional.empty();
        };
    }

    private sealed interface Attempt {
        record Answered(Outcome<Versioned<Task>> outcome) implements Attempt {}

        record Overtaken(Versioned<Task> current) implements Attempt {}
    }
}
