package dev.milepost.domain.report;

import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.TaskId;
import java.time.Instant;
import java.util.Optional;

/**
 * That a task was published; it counts in the periods that hold this instant.
 *
 * @param teamId the only team that it is offered to; empty: all
 */
public record Publication(TaskId taskId, Optional<TeamId> teamId, RouteId routeId, Instant publishedAt) {}
