package dev.milepost.domain.task;

import dev.milepost.domain.people.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one save makes of a task: its next state, the lines that its history gains, and whose number of active tasks
 * goes up or down with it. A store writes all of it or nothing.
 *
 * @param takes the courier who has one active task more
 * @param frees the courier who has one active task less
 */
public record TaskChange(
        Task next, List<Transition> transitions, Optional<AccountId> takes, Optional<AccountId> frees) {
    public TaskChange {
        transitions = List.copyOf(transitions);
    }

    /** The first state of a new task. */
    public static TaskChange publish(OpenTask task) {
        var terms = task.terms();
        var line = new Transition(
                Optional.empty(),
                TaskStatus.OPEN,
                terms.publishedAt(),
                Optional.of(terms.publishedBy()),
                Optional.empty());
        return new TaskChange(task, List.of(line), Optional.empty(), Optional.empty());
    }

    /** From the stored state to another that somebody brought about, by way of what time did in between and does at once. */
    public static TaskChange by(AccountId actor, Task stored, Task next, Instant at, Optional<String> reason) {
        var lines = new ArrayList<Transition>();
        var lapsed = lapseInto(lines, stored, Instant.MIN, at);
        if (lapsed.status() != next.status()) {
            lines.add(new Transition(Optional.of(lapsed.status()), next.status(), at, Optional.of(actor), reason));
        }
        // A state may be over as it begins: a task that is released past its claimBy has expired.
        return change(stored, lapseInto(lines, next, at, at), lines);
    }

    /** What time alone has done to the stored state; empty if nothing. */
    public static Optional<TaskChange> byTime(Task stored, Instant now) {
        var lines = new ArrayList<Transition>();
        var lapsed = lapseInto(lines, stored, Instant.MIN, now);
        return lines.isEmpty() ? Optional.empty() : Optional.of(change(stored, lapsed, lines));
    }

    /** @param earliest no lapse is written down as older than this or than the one before it: history never goes back */
    private static Task lapseInto(List<Transition> lines, Task stored, Instant earliest, Instant now) {
        var task = stored;
        var since = earliest;
        for (var lapse = task.lapse(now); lapse.isPresent(); lapse = task.lapse(now)) {
            var next = lapse.get();
            since = later(next.at(), since);
            lines.add(new Transition(
                    Optional.of(task.status()),
                    next.next().status(),
                    since,
                    Optional.empty(),
                    Optional.of(next.reason())));
            task = next.next();
        }
        return task;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static TaskChange change(Task stored, Task next, List<Transition> lines) {
        var before = stored.activeCourier();
        var after = next.activeCourier();
        return before.equals(after)
                ? new TaskChange(next, lines, Optional.empty(), Optional.empty())
                : new TaskChange(next, lines, after, before);
    }
}
