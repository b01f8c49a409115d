package dev.milepost.domain.task;

import java.time.Instant;
import java.util.Optional;

/** A task that nobody claimed in time. */
public record ExpiredTask(TaskId id, TaskTerms terms, Instant expiredAt) implements CancellableTask {
    @Override
    public TaskStatus status() {
        return TaskStatus.EXPIRED;
    }

    @Override
    public Optional<Claim> claim() {
        return Optional.empty();
    }

    @Override
    public Optional<WorkPeriod> work() {
        return Optional.empty();
    }
}
