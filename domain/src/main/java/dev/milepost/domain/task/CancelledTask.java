package dev.milepost.domain.task;

import dev.milepost.domain.people.AccountId;
import java.time.Instant;
import java.util.Optional;

/** A task that an admin withdrew, in whatever state it was. */
public record CancelledTask(
        TaskId id,
        TaskTerms terms,
        Optional<Claim> claim,
        Optional<WorkPeriod> work,
        AccountId cancelledBy,
        Instant cancelledAt,
        String reason)
        implements Task {

    @Override
    public TaskStatus status() {
        return TaskStatus.CANCELLED;
    }
}
