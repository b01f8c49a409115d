package dev.milepost.application.fake;

import dev.milepost.application.port.ReportRepository;
import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.TaskSummary;
import dev.milepost.domain.task.CancelledTask;
import dev.milepost.domain.task.ClaimedTask;
import dev.milepost.domain.task.CompletedTask;
import dev.milepost.domain.task.ExpiredTask;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.StartedTask;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Summaries and editions in memory, beside the tasks that they are about. */
public final class InMemoryReportRepository implements ReportRepository {
    private final InMemoryTaskRepository tasks;
    private final Map<TaskId, TaskSummary> summaries = new HashMap<>();
    private final Map<ReportingPeriod, List<Edition>> editions = new HashMap<>();

    public InMemoryReportRepository(InMemoryTaskRepository tasks) {
        this.tasks = tasks;
    }

    @Override
    public synchronized void save(TaskSummary summary) {
        summaries.put(summary.taskId(), summary);
    }

    @Override
    public synchronized List<TaskSummary> endedBetween(Instant from, Instant to) {
        return summaries.values().stream()
                .filter(summary ->
                        !summary.endedAt().isBefore(from) && summary.endedAt().isBefore(to))
                .toList();
    }

    @Override
    public synchronized List<TaskId> withoutSummary(int limit) {
        return tasks.stored().stream()
                .filter(InMemoryReportRepository::endedUnderACourier)
                .map(Task::id)
                .filter(id -> !summaries.containsKey(id))
                .limit(limit)
                .toList();
    }

    private static boolean endedUnderACourier(Task task) {
        return switch (task) {
            case CompletedTask completed -> true;
            case CancelledTask cancelled -> cancelled.claim().isPresent();
            case OpenTask open -> false;
            case ClaimedTask claimed -> false;
            case StartedTask started -> false;
            case ExpiredTask expired -> false;
        };
    }

    @Override
    public synchronized boolean add(Edition edition) {
        var known = editions.computeIfAbsent(edition.report().period(), period -> new ArrayList<>());
        if (known.stream().anyMatch(other -> other.number() == edition.number())) {
            return false;
        }
        known.add(edition);
        return true;
    }

    @Override
    public synchronized Optional<Edition> latest(ReportingPeriod period) {
        return editions.getOrDefault(period, List.of()).stream().max(Comparator.comparingInt(Edition::number));
    }

    @Override
    public synchronized List<Edition> latestOfEach(int limit) {
        return editions.keySet().stream()
                .sorted(Comparator.comparing(ReportingPeriod::firstDay).reversed())
                .limit(limit)
                .flatMap(period -> latest(period).stream())
                .toList();
    }
}
