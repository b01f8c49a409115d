package dev.milepost.domain.task;

import dev.milepost.domain.people.AccountId;
import java.time.Instant;
import java.util.Optional;

/** A task that couriers compete for. */
public record OpenTask(TaskId id, TaskTerms terms) implements CancellableTask {
    /** Takes the task for a courier. Check {@link #isOpenAt} first: before {@code opensAt} there is nothing to claim. */
    public ClaimedTask claim(AccountId courier, Instant at) {
        return new ClaimedTask(id, terms, new Claim(courier, at));
    }

    public boolean isOpenAt(Instant now) {
        return !now.isBefore(terms.opensAt());
    }

    /** The same task on other terms. */
    public OpenTask revise(TaskTerms revised) {
        return new OpenTask(id, revised);
    }

    @Override
    public TaskStatus status() {
        return TaskStatus.OPEN;
    }

    @Override
    public Optional<Claim> claim() {
        return Optional.empty();
    }

    @Override
    public Optional<WorkPeriod> work() {
        return Optional.empty();
    }

    @Override
    public Task asOf(Instant now) {
        return lapse(now).map(Lapse::next).orElse(this);
    }

    @Override
    public Optional<Lapse> lapse(Instant now) {
        return terms.claimBy()
                .filter(now::isAfter)
                .map(claimBy -> new Lapse(new ExpiredTask(id, terms, claimBy), claimBy, "nobody claimed it in time"));
    }
}
