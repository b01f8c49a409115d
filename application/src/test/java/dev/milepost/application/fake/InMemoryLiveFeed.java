package dev.milepost.application.fake;

import dev.milepost.application.port.LiveChange;
import dev.milepost.application.port.LiveChanges;
import dev.milepost.application.port.LiveFeed;
import dev.milepost.application.port.TaskProgress;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.tracking.Alerts;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The live feed in memory: changes are numbered, and each task keeps the number of its last one. */
public final class InMemoryLiveFeed implements LiveFeed {
    private final Map<TaskId, Change> newest = new HashMap<>();
    private long changes;

    private record Change(long number, TaskProgress progress, Alerts alerts) {}

    @Override
    public synchronized void publish(TaskProgress progress) {
        var known = newest.get(progress.taskId());
        if (known == null || !progress.isOlderThan(known.progress())) {
            newest.put(
                    progress.taskId(), new Change(++changes, progress, known == null ? Alerts.NONE : known.alerts()));
        }
    }

    @Override
    public synchronized void remove(TaskId task) {
        newest.remove(task);
    }

    @Override
    public synchronized Optional<TaskProgress> find(TaskId task) {
        return Optional.ofNullable(newest.get(task)).map(Change::progress);
    }

    @Override
    public synchronized Alerts alerts(TaskId task) {
        return Optional.ofNullable(newest.get(task)).map(Change::alerts).orElse(Alerts.NONE);
    }

    @Override
    public synchronized boolean replaceAlerts(TaskId task, Alerts before, Alerts after) {
        var known = newest.get(task);
        if (known == null || !known.alerts().equals(before)) {
            return false;
        }
        newest.put(task, new Change(++changes, known.progress(), after));
        return true;
    }

    @Override
    public synchronized LiveChanges snapshot() {
        return changes(change -> change.progress().status() == TaskStatus.STARTED);
    }

    @Override
    public synchronized Optional<LiveChanges> since(String cursor) {
        return number(cursor).map(number -> changes(change -> change.number() > number));
    }

    private Optional<Long> number(String cursor) {
        return cursor.matches("[0-9]{1,18}")
                ? Optional.of(Long.valueOf(cursor)).filter(number -> number <= changes)
                : Optional.empty();
    }

    private LiveChanges changes(Predicate<Change> wanted) {
        List<LiveChange> items = newest.values().stream()
                .filter(wanted)
                .sorted(Comparator.comparingLong(Change::number))
                .map(change -> new LiveChange(change.progress(), change.alerts(), Long.toString(change.number())))
                .toList();
        return new LiveChanges(items, Long.toString(changes));
    }
}
