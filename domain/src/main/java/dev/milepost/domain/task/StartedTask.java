package dev.milepost.domain.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A task that its courier is working on; only now is the courier tracked. */
public record StartedTask(TaskId id, TaskTerms terms, Claim held, WorkPeriod period) implements CancellableTask {
    /**
     * Ends the work. With checkpoints missing it takes a reason, and the completed task is flagged for a manager.
     *
     * @param missing the names of the checkpoints that weren't reached
     */
    public Completion complete(Instant at, List<String> missing, Optional<String> note, Optional<String> reason) {
        if (missing.isEmpty()) {
            return new Completion.Done(completed(at, note, Optional.empty()));
        }
        return reason.<Completion>map(
                        why -> new Completion.Done(completed(at, note, Optional.of(new CompletionFlag(why, missing)))))
                .orElseGet(() -> new Completion.CheckpointsMissing(missing));
    }

    private CompletedTask completed(Instant at, Optional<String> note, Optional<CompletionFlag> flag) {
        return new CompletedTask(id, terms, held, period.endAt(at), at, note, flag);
    }

    /** What became of the wish to complete a task. */
    public sealed interface Completion {
        record Done(CompletedTask task) implements Completion {}

        record CheckpointsMissing(List<String> names) implements Completion {}
    }

    @Override
    public TaskStatus status() {
        return TaskStatus.STARTED;
    }

    @Override
    public Optional<Claim> claim() {
        return Optional.of(held);
    }

    @Override
    public Optional<WorkPeriod> work() {
        return Optional.of(period);
    }
}
