package dev.milepost.domain.task;

import dev.milepost.domain.people.AccountId;
import java.time.Instant;

/** A task that an admin may still cancel: every one that isn't completed. */
public sealed interface CancellableTask extends Task permits OpenTask, ClaimedTask, StartedTask, ExpiredTask {
    default CancelledTask cancel(AccountId by, String reason, Instant at) {
        return new CancelledTask(id(), terms(), claim(), work().map(period -> period.endAt(at)), by, at, reason);
    }
}
