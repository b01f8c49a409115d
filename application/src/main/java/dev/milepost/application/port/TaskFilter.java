package dev.milepost.application.port;

import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.task.TaskStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * Which tasks a list shows; what is empty doesn't restrict it. Stores may go by the identifiers, UUIDs of version 7, which are made when
 * tasks are published.
 *
 * @param status as it is by {@code now}, whether or not a sweep has stored what time did
 * @param courier who has claimed it
 * @param team the team that it is offered to alone
 * @param from published at this instant or later
 * @param to published before this instant
 * @param visibleTo restricts the list to what this courier may see
 */
public record TaskFilter(
        Optional<TaskStatus> status,
        Optional<AccountId> courier,
        Optional<TeamId> team,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Viewer> visibleTo,
        Instant now) {

    /** A courier, who sees the tasks that it holds or held to the end, and the open ones offered to its team or to all. */
    public record Viewer(AccountId courier, Optional<TeamId> team) {}

    public static TaskFilter all(Instant now) {
        return new TaskFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now);
    }
}
