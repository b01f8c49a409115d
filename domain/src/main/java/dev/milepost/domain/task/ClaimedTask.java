package dev.milepost.domain.task;

import java.time.Instant;
import java.util.Optional;

/** A task that one courier has won and not yet started. */
public record ClaimedTask(TaskId id, TaskTerms terms, Claim held) implements CancellableTask {
    /** Begins the work on the version of the route that is in force. */
    public StartedTask start(Instant at, long routeVersion) {
        return new StartedTask(id, terms, held, WorkPeriod.from(at, routeVersion));
    }

    /** Gives the task back to all. */
    public OpenTask release() {
        return new OpenTask(id, terms);
    }

    /** Until when it must be started; later it is open again. */
    public Optional<Instant> startBy() {
        return terms.startWithin().map(held.at()::plus);
    }

    @Override
    public TaskStatus status() {
        return TaskStatus.CLAIMED;
    }

    @Override
    public Optional<Claim> claim() {
        return Optional.of(held);
    }

    @Override
    public Optional<WorkPeriod> work() {
        return Optional.empty();
    }

    @Override
    public Task asOf(Instant now) {
        return lapse(now).map(lapse -> lapse.next().asOf(now)).orElse(this);
    }

    @Override
    public Optional<Lapse> lapse(Instant now) {
        return startBy().filter(now::isAfter).map(at -> new Lapse(release(), at, "not started in time"));
    }
}
