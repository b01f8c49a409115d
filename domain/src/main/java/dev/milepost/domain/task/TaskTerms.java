package dev.milepost.domain.task;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.route.RouteId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was agreed on with whoever takes the task.
 *
 * @param bonus what completing it earns, more than zero
 * @param teamId the only team whose couriers see it; empty: every courier does
 * @param opensAt from when on it can be claimed
 * @param claimBy until when it can be claimed; an open task past this has expired
 * @param dueBy until when completing it counts as on time
 * @param startWithin how long after the claim it must be started, or it is open again
 */
public record TaskTerms(
        String title,
        RouteId routeId,
        Money bonus,
        Optional<String> description,
        Optional<TeamId> teamId,
        Instant opensAt,
        Optional<Instant> claimBy,
        Optional<Instant> dueBy,
        Optional<Duration> startWithin,
        AccountId publishedBy,
        Instant publishedAt) {

    /** Whether a courier of this team (or of none) may see and claim it. */
    public boolean offeredTo(Optional<TeamId> team) {
        return teamId.isEmpty() || teamId.equals(team);
    }
}
