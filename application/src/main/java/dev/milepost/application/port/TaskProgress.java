package dev.milepost.application.port;

import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.tracking.Progress;
import java.util.Optional;

/**
 * Where the courier of a task is, as the live feed tells it.
 *
 * @param teamId the team that the task is offered to alone
 * @param fixes how many fixes the progress was made of
 */
public record TaskProgress(
        TaskId taskId,
        AccountId courierId,
        Optional<TeamId> teamId,
        String title,
        TaskStatus status,
        Progress progress,
        int fixes) {

    /**
     * Whether another progress of the same task is the newer: one of an ended task is newer than any of a running one, as
     * nothing brings it back; of two alike, the one of more fixes is.
     */
    public boolean isOlderThan(TaskProgress other) {
        return hasEnded() == other.hasEnded() ? fixes < other.fixes : other.hasEnded();
    }

    /** Whether the task was completed or cancelled. */
    public boolean hasEnded() {
        return status != TaskStatus.STARTED;
    }
}
