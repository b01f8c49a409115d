package dev.milepost.testing;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.CompletedTask;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.StartedTask;
import dev.milepost.domain.task.StartedTask.Completion;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Makes tasks, published by {@link People#ADMIN} at nine o'clock: {@code Tasks.numbered(1).startWithin(…).open().claim(…)}. A higher
 * number is a newer task. Immutable.
 */
public record Tasks(TaskId id, TaskTerms terms) {
    /** A Monday morning in Europe, the afternoon in China. */
    public static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    public static final RouteId ROUTE = new RouteId("route-1");
    public static final Money BONUS = new Money(1250, Currency.getInstance("CNY"));

    /** A task on {@link #ROUTE} that is open to all, without any limit in time. */
    public static Tasks numbered(int number) {
        return new Tasks(
                new TaskId("task-%06d".formatted(number)),
                new TaskTerms(
                        "Task " + number,
                        ROUTE,
                        BONUS,
                        Optional.empty(),
                        Optional.empty(),
                        NINE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        People.ADMIN,
                        NINE));
    }

    /** As {@link #numbered}, published then: its identifier is one that is made at that time, a UUID of version 7. */
    public static Tasks published(int number, Instant at) {
        var time = "%012x".formatted(at.toEpochMilli());
        var id = "%s-%s-7000-8000-%012x".formatted(time.substring(0, 8), time.substring(8), number);
        return new Tasks(new TaskId(id), numbered(number).publishedAt(at).terms());
    }

    /** The first task. */
    public static OpenTask openTask() {
        return numbered(1).open();
    }

    public OpenTask open() {
        return new OpenTask(id, terms);
    }

    /** The task done as of nine o'clock, with nothing missing. */
    public static CompletedTask complete(StartedTask started) {
        return complete(started, NINE);
    }

    /** The task done at that time, with nothing missing. */
    public static CompletedTask complete(StartedTask started, Instant at) {
        return switch (started.complete(at, List.of(), Optional.empty(), Optional.empty())) {
            case Completion.Done done -> done.task();
            case Completion.CheckpointsMissing missing ->
                throw new IllegalStateException("missing: " + missing.names());
        };
    }

    public Tasks title(String title) {
        return with(title, terms.routeId(), terms.bonus(), terms.description(), terms.teamId(), terms.publishedAt());
    }

    public Tasks description(String text) {
        return with(
                terms.title(), terms.routeId(), terms.bonus(), Optional.of(text), terms.teamId(), terms.publishedAt());
    }

    public Tasks on(RouteId route) {
        return with(terms.title(), route, terms.bonus(), terms.description(), terms.teamId(), terms.publishedAt());
    }

    public Tasks bonus(Money bonus) {
        return with(terms.title(), terms.routeId(), bonus, terms.description(), terms.teamId(), terms.publishedAt());
    }

    public Tasks offeredTo(TeamId team) {
        return with(
                terms.title(),
                terms.routeId(),
                terms.bonus(),
                terms.description(),
                Optional.of(team),
                terms.publishedAt());
    }

    public Tasks publishedAt(Instant at) {
        return with(terms.title(), terms.routeId(), terms.bonus(), terms.description(), terms.teamId(), at);
    }

    public Tasks opensAt(Instant at) {
        return limited(at, terms.claimBy(), terms.dueBy(), terms.startWithin());
    }

    public Tasks claimBy(Instant at) {
        return limited(terms.opensAt(), Optional.of(at), terms.dueBy(), terms.startWithin());
    }

    public Tasks dueBy(Instant at) {
        return limited(terms.opensAt(), terms.claimBy(), Optional.of(at), terms.startWithin());
    }

    public Tasks startWithin(Duration limit) {
        return limited(terms.opensAt(), terms.claimBy(), terms.dueBy(), Optional.of(limit));
    }

    private Tasks with(
            String title,
            RouteId route,
            Money bonus,
            Optional<String> description,
            Optional<TeamId> team,
            Instant publishedAt) {
        return new Tasks(
                id,
                new TaskTerms(
                        title,
                        route,
                        bonus,
                        description,
                        team,
                        terms.opensAt(),
                        terms.claimBy(),
                        terms.dueBy(),
                        terms.startWithin(),
                        terms.publishedBy(),
                        publishedAt));
    }

    private Tasks limited(
            Instant opensAt, Optional<Instant> claimBy, Optional<Instant> dueBy, Optional<Duration> startWithin) {
        return new Tasks(
                id,
                new TaskTerms(
                        terms.title(),
                        terms.routeId(),
                        terms.bonus(),
                        terms.description(),
                        terms.teamId(),
                        opensAt,
                        claimBy,
                        dueBy,
                        startWithin,
                        terms.publishedBy(),
                        terms.publishedAt()));
    }
}
