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
 * @param fixes how many fixes the progress was made of; of two progresses of a task the one of more fixes is the newer
 */
public record TaskProgress(
        TaskId taskId,
        AccountId courierId,
        Optional<TeamId> teamId,
        String title,
        TaskStatus status,
        Progress progress,
        int fixes) {}
