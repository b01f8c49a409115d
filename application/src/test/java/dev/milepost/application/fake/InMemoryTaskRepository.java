package dev.milepost.application.fake;

import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.TaskFilter;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.TaskSaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tasks in memory. */
public final class InMemoryTaskRepository implements TaskRepository {
    private final TreeMap<String, Versioned<Task>> tasks = new TreeMap<>();
    private final Map<TaskId, List<Transition>> histories = new HashMap<>();
    private final Map<AccountId, Integer> active = new HashMap<>();

    @Override
    public synchronized void add(TaskChange published) {
        var task = published.next();
        if (tasks.putIfAbsent(task.id().value(), new Versioned<>(task, 1)) == null) {
            histories.put(task.id(), new ArrayList<>(published.transitions()));
        }
    }

    @Override
    public synchronized Optional<Versioned<Task>> find(TaskId id) {
        return Optional.ofNullable(tasks.get(id.value()));
    }

    @Override
    public synchronized TaskSaveResult save(TaskChange change, long expectedVersion, int activeLimit) {
        var task = change.next();
        var current = find(task.id()).orElseThrow();
        if (current.version() != expectedVersion) {
            return new TaskSaveResult.Stale(current);
        }
        var count = change.takes().map(courier -> active.getOrDefault(courier, 0));
        if (count.isPresent() && count.get() >= activeLimit) {
            return new TaskSaveResult.TooManyActive(count.get());
        }
        change.takes().ifPresent(courier -> active.merge(courier, 1, Integer::sum));
        change.frees().ifPresent(courier -> active.merge(courier, -1, Integer::sum));
        histories.get(task.id()).addAll(change.transitions());
        var saved = new Versioned<>(task, expectedVersion + 1);
        tasks.put(task.id().value(), saved);
        return new TaskSaveResult.Saved(saved);
    }

    @Override
    public synchronized Page<Versioned<Task>> list(TaskFilter filter, PageRequest page) {
        return Pages.newestFirst(tasks, page, stored -> matches(filter, stored.value()));
    }

    private static boolean matches(TaskFilter filter, Task stored) {
        var task = stored.asOf(filter.now());
        var published = task.terms().publishedAt();
        return filter.status().filter(status -> status != task.status()).isEmpty()
                && filter.courier().filter(courier -> !task.isHeldBy(courier)).isEmpty()
                && filter.team()
                        .filter(team -> !task.terms().teamId().equals(Optional.of(team)))
                        .isEmpty()
                && filter.from().filter(published::isBefore).isEmpty()
                && filter.to().filter(to -> !published.isBefore(to)).isEmpty()
                && filter.visibleTo().filter(viewer -> !isVisible(task, viewer)).isEmpty();
    }

    private static boolean isVisible(Task task, TaskFilter.Viewer viewer) {
        return task.isHeldBy(viewer.courier())
                || task instanceof OpenTask open && open.terms().offeredTo(viewer.team());
    }

    @Override
    public synchronized List<Transition> history(TaskId id) {
        return List.copyOf(histories.getOrDefault(id, List.of()));
    }

    @Override
    public synchronized List<Versioned<Task>> lapsed(Instant now, int limit) {
        return tasks.values().stream()
                .filter(stored -> stored.value().lapse(now).isPresent())
                .sorted(Comparator.comparing(
                        stored -> stored.value().lapse(now).orElseThrow().at()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Versioned<Task>> lapsedClaims(AccountId courier, Instant now) {
        return lapsed(now, Integer.MAX_VALUE).stream()
                .filter(stored -> stored.value().isHeldBy(courier))
                .toList();
    }

    @Override
    public synchronized boolean anyUnfinishedOn(RouteId route, Instant now) {
        return tasks.values().stream()
                .map(Versioned::value)
                .anyMatch(task -> task.terms().routeId().equals(route) && isUnfinished(task.asOf(now)));
    }

    @Override
    public synchronized boolean anyUnfinishedOf(TeamId team, Instant now) {
        return tasks.values().stream()
                .map(Versioned::value)
                .anyMatch(task -> task.terms().teamId().equals(Optional.of(team)) && isUnfinished(task.asOf(now)));
    }

    private static boolean isUnfinished(Task task) {
        return switch (task.status()) {
            case OPEN, CLAIMED, STARTED -> true;
            case COMPLETED, CANCELLED, EXPIRED -> false;
        };
    }

    /** Every task as stored, for fakes that look across tasks. */
    synchronized List<Task> stored() {
        return tasks.values().stream().map(Versioned::value).toList();
    }
}
