package dev.milepost.domain.task;

import dev.milepost.domain.Flaw;
import dev.milepost.domain.FlawCollector;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.route.RouteId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The terms that an admin asks for, not yet checked. What is empty takes its default: open at once, no time limits. */
public record TaskDraft(
        String title,
        RouteId routeId,
        Money bonus,
        Optional<String> description,
        Optional<TeamId> teamId,
        Optional<Instant> opensAt,
        Optional<Instant> claimBy,
        Optional<Instant> dueBy,
        Optional<Duration> startWithin) {
    private static final int MAX_TITLE = 200;
    private static final int MAX_DESCRIPTION = 4_000;
    private static final Duration MAX_START_WITHIN = Duration.ofDays(30);
    /** An upper bound in minor units (10^12) keeps every sum of a report far from overflow. */
    private static final long MAX_BONUS = 1_000_000_000_000L;

    /** Checks every rule and names every flaw. */
    public Terms check(AccountId publisher, Instant now) {
        var opens = opensAt.orElse(now);
        var flaws = flaws(opens);
        return flaws.isEmpty()
                ? new Terms.Agreed(new TaskTerms(
                        title, routeId, bonus, description, teamId, opens, claimBy, dueBy, startWithin, publisher, now))
                : new Terms.Flawed(flaws);
    }

    private List<Flaw> flaws(Instant opens) {
        var flaws = new FlawCollector()
                .requireLine(title, MAX_TITLE, "title")
                .require(
                        bonus.minorUnits() > 0 && bonus.minorUnits() <= MAX_BONUS,
                        "bonus.amount",
                        "must be more than zero and at most 10^12 of the currency's smallest unit");
        description.ifPresent(text -> flaws.requireText(text, MAX_DESCRIPTION, "description"));
        claimBy.ifPresent(by -> flaws.require(by.isAfter(opens), "claimBy", "must be later than opensAt"));
        dueBy.ifPresent(by -> flaws.require(by.isAfter(opens), "dueBy", "must be later than opensAt"));
        startWithin.ifPresent(limit -> flaws.require(
                limit.isPositive() && limit.compareTo(MAX_START_WITHIN) <= 0,
                "startWithinSeconds",
                "must be 1 to " + MAX_START_WITHIN.toSeconds() + " seconds"));
        return flaws.flaws();
    }

    /** What became of a draft. */
    public sealed interface Terms {
        record Agreed(TaskTerms terms) implements Terms {}

        record Flawed(List<Flaw> flaws) implements Terms {}
    }
}
