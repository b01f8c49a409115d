package dev.milepost.application.tracking;

import dev.milepost.application.port.LiveChange;
import dev.milepost.application.port.LiveChanges;
import dev.milepost.application.port.LiveFeed;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.AlertRules;
import dev.milepost.domain.tracking.AlertRules.Watched;
import dev.milepost.domain.tracking.Alerts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Raises and clears the alerts of running tasks: to be called every few seconds, by as many instances as there are. What is raised is
 * kept with the live feed, so that nobody raises it again: neither another instance nor this one after a restart.
 */
public final class RaiseAlerts {
    private final TaskRepository tasks;
    private final LiveFeed feed;
    private final AlertRules rules;
    private final InstantSource clock;
    private final Map<TaskId, Running> running = new HashMap<>();
    private final Seen seen = new Seen();

    public RaiseAlerts(TaskRepository tasks, LiveFeed feed, AlertRules rules, InstantSource clock) {
        this.tasks = tasks;
        this.feed = feed;
        this.rules = rules;
        this.clock = clock;
    }

    /** Up to where changes of the feed have been seen; empty before the first look. */
    private static final class Seen {
        private Optional<String> upTo = Optional.empty();
    }

    /** @param known the task in its newest state */
    private record Running(LiveChange known, Instant startedAt, Optional<Instant> dueBy) {
        Running with(LiveChange newer) {
            return new Running(newer, startedAt, dueBy);
        }

        Alerts judged(AlertRules rules, Instant now) {
            return rules.after(known.alerts(), new Watched(known.progress().progress(), startedAt, dueBy), now);
        }
    }

    /** @return of how many tasks the alerts have changed */
    public synchronized int raise() {
        var now = clock.instant();
        var changes = seen.upTo.flatMap(feed::since).orElseGet(this::startAnew);
        seen.upTo = Optional.of(changes.cursor());
        var changed = 0;
        for (var change : changes.changes()) {
            changed += change.progress().hasEnded() ? ended(change, now) : takeUp(change);
        }
        for (var task : List.copyOf(running.values())) {
            changed += replace(task.known(), task.judged(rules, now));
        }
        return changed;
    }

    private LiveChanges startAnew() {
        running.clear();
        return feed.snapshot();
    }

    private int ended(LiveChange change, Instant now) {
        running.remove(change.progress().taskId());
        return replace(change, change.alerts().allCleared(now));
    }

    private int takeUp(LiveChange change) {
        var id = change.progress().taskId();
        Optional.ofNullable(running.get(id))
                .map(known -> known.with(change))
                .or(() -> tasks.find(id).flatMap(task -> running(task.value(), change)))
                .ifPresent(task -> running.put(id, task));
        return 0;
    }

    private static Optional<Running> running(Task task, LiveChange change) {
        return task.work()
                .map(work -> new Running(change, work.startedAt(), task.terms().dueBy()));
    }

    /** If somebody else was quicker, the feed tells so next time. @return 1 if the alerts have changed, 0 if not */
    private int replace(LiveChange known, Alerts after) {
        var task = known.progress().taskId();
        if (known.alerts().equals(after) || !feed.replaceAlerts(task, known.alerts(), after)) {
            return 0;
        }
        running.computeIfPresent(
                task, (id, before) -> before.with(new LiveChange(known.progress(), after, known.cursor())));
        return 1;
    }
}
