package dev.milepost.domain.task;

import java.time.Instant;
import java.util.Optional;

/** A task whose bonus has been earned; nothing changes it any more. */
public record CompletedTask(
        TaskId id,
        TaskTerms terms,
        Claim held,
        WorkPeriod period,
        Instant completedAt,
        Optional<String> note,
        Optional<CompletionFlag> flag)
        implements Task {

    public boolean onTime() {
        return terms.dueBy().filter(completedAt::isAfter).isEmpty();
    }

    @Override
    public TaskStatus status() {
        return TaskStatus.COMPLETED;
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
