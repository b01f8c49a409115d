package dev.milepost.adapters.http.task;

import dev.milepost.adapters.http.json.About;
import dev.milepost.adapters.http.json.Assigned;
import dev.milepost.adapters.http.json.Range;
import dev.milepost.adapters.http.json.Text;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.TaskDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The terms of a task as an admin sends them. */
record TaskDraftJson(
        @Text(max = 200) String title,
        @Text(max = 64) String routeId,
        @About("More than zero") Money bonus,
        @Text(min = 0, max = 4_000) Optional<String> description,

        @About("The only team whose couriers see it") @Text(max = 64)
        Optional<String> teamId,

        @About("From when it can be claimed; at once if not given")
        Optional<Instant> opensAt,

        @About("Until when it can be claimed") Optional<Instant> claimBy,
        @About("Until when completing it counts as on time") Optional<Instant> dueBy,

        @About("How long after the claim it must be started, or it is open again") @Range(min = 1, max = MAX_SECONDS)
        Optional<Long> startWithinSeconds) {
    private static final long MAX_SECONDS = 30 * 24 * 3600;

    TaskDraft toDraft() {
        return new TaskDraft(
                title,
                new RouteId(routeId),
                bonus,
                description,
                teamId.map(TeamId::new),
                opensAt,
                claimBy,
                dueBy,
                startWithinSeconds.map(Duration::ofSeconds));
    }

    /** A change of an open task's terms: what is absent stays, and null takes away what may be absent. */
    record TaskChangeJson(
            @Text(max = 200) Optional<String> title,
            @Text(max = 64) Optional<String> routeId,
            Optional<Money> bonus,
            @Text(min = 0, max = 4_000) Optional<Assigned<String>> description,
            @Text(max = 64) Optional<Assigned<String>> teamId,
            Optional<Instant> opensAt,
            Optional<Assigned<Instant>> claimBy,
            Optional<Assigned<Instant>> dueBy,
            @Range(min = 1, max = MAX_SECONDS) Optional<Assigned<Long>> startWithinSeconds) {
        TaskDraft applyTo(TaskDraft present) {
            return new TaskDraft(
                    title.orElse(present.title()),
                    routeId.map(RouteId::new).orElse(present.routeId()),
                    bonus.orElse(present.bonus()),
                    description.map(Assigned::value).orElse(present.description()),
                    teamId.map(team -> team.value().map(TeamId::new)).orElse(present.teamId()),
                    opensAt.or(present::opensAt),
                    claimBy.map(Assigned::value).orElse(present.claimBy()),
                    dueBy.map(Assigned::value).orElse(present.dueBy()),
                    startWithinSeconds
                            .map(seconds -> seconds.value().map(Duration::ofSeconds))
                            .orElse(present.startWithin()));
        }
    }
}
