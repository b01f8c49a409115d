package dev.milepost.server.demo;

import dev.milepost.application.Outcome;
import dev.milepost.application.people.Caller;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.route.Route;
import dev.milepost.domain.task.TaskDraft;
import dev.milepost.domain.task.TaskId;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/** Publishes a task and has a courier claim and start it, by the clock of its use cases. */
final class DemoShift {
    private static final Currency CURRENCY = Currency.getInstance("EUR");

    private DemoShift() {}

    static TaskId publish(
            DemoUseCases use, Caller admin, Route route, String title, long cents, Optional<Instant> dueBy) {
        var draft = new TaskDraft(
                title,
                route.id(),
                new Money(cents, CURRENCY),
                Optional.of(
                        "Collect at the depot, deliver to every stop, back by the harbour.\nA receipt for whatever you pay."),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                dueBy,
                Optional.empty());
        return Done.of(use.publish().publish(draft, admin)).value().id();
    }

    static void begin(DemoUseCases use, TaskId task, Caller courier) {
        Done.of(use.claim().claim(task, courier));
        Done.of(use.start().start(task, courier));
    }

    static void record(DemoUseCases use, TaskId task, Drive drive, Instant after, Instant upTo, Caller courier) {
        var fixes = drive.fixes(after, upTo);
        if (!fixes.isEmpty()) {
            Done.of(use.record().record(task, fixes, courier.accountId()));
        }
    }

    /** Completes a task, with a reason where checkpoints were missed. */
    static void complete(DemoUseCases use, TaskId task, Caller courier) {
        var plain = use.complete().complete(task, Optional.empty(), Optional.empty(), courier);
        if (plain instanceof Outcome.Refused<?>) {
            Done.of(use.complete().complete(task, Optional.empty(), Optional.of("The road was closed"), courier));
        }
    }
}
