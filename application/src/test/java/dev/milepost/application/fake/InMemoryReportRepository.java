package dev.milepost.application.fake;

import dev.milepost.application.port.ReportRepository;
import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.Publication;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Summaries and editions in memory, beside the tasks that they are about. */
public final class InMemoryReportRepository implements ReportRepository {
    private static final Comparator<TaskSummary> AGE = Comparator.comparing(TaskSummary::endedAt)
            .thenComparing(summary -> summary.quality().points());

    private final InMemoryTaskRepository tasks;
    private final Map<TaskId, TaskSummary> summaries = new HashMap<>();
    private final Map<ReportingPeriod, NavigableMap<Integer, Edition>> editions = new HashMap<>();

    public InMemoryReportRepository(InMemoryTaskRepository tasks) {
        this.tasks = tasks;
    }

    @Override
    public synchronized void save(TaskSummary summary) {
        summaries.merge(summary.taskId(), summary, (known, next) -> AGE.compare(known, next) > 0 ? known : next);
    }

    @Override
    public synchronized Optional<TaskSummary> find(TaskId task) {
        return Optional.ofNullable(summaries.get(task));
    }

    @Override
    public synchronized List<TaskSummary> endedBetween(Instant from, Instant to) {
        return summaries.values().stream()
                .filter(summary -> isBetween(summary.endedAt(), from, to))
                .sorted(Comparator.comparing(TaskSummary::endedAt)
                        .thenComparing(summary -> summary.taskId().value()))
                .toList();
    }

    @Override
    public synchronized List<TaskSummary> endedBetween(Instant from, Optional<TaskId> after, Instant to, int limit) {
        return endedBetween(from, to).stream()
                .filter(summary -> summary.endedAt().isAfter(from)
                        || after.filter(id -> summary.taskId().value().compareTo(id.value()) <= 0)
                                .isEmpty())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Publication> publishedBetween(Instant from, Instant to) {
        return tasks.stored().stream()
                .map(task -> new Publication(
                        task.id(),
                        task.terms().teamId(),
                        task.terms().routeId(),
                        task.terms().publishedAt()))
                .filter(task -> isBetween(task.publishedAt(), from, to))
                .toList();
    }

    private static boolean isBetween(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    @Override
    public synchronized List<TaskId> withoutSummary(int limit) {
        return tasks.stored().stream()
                .filter(this::lacksSummary)
                .map(Task::id)
                .limit(limit)
                .toList();
    }

    private boolean lacksSummary(Task task) {
        return endOf(task)
                .filter(end -> find(task.id())
                        .filter(summary -> !summary.endedAt().isBefore(end))
                        .isEmpty())
                .isPresent();
    }

    private static Optional<Instant> endOf(Task task) {
        return switch (task) {
            case CompletedTask completed -> Optional.of(completed.completedAt());
            case CancelledTask cancelled -> Optional.of(cancelled.cancelledAt());
            case ExpiredTask expired -> Optional.of(expired.expiredAt());
            case OpenTask open -> Optional.empty();
            case ClaimedTask claimed -> Optional.empty();
            case StartedTask started -> Optional.empty();
        };
    }

    @Override
    public synchronized boolean add(Edition edition) {
        return editions.computeIfAbsent(edition.report().period(), period -> new TreeMap<>())
                        .putIfAbsent(edition.number(), edition)
                == null;
    }

    @Override
    public synchronized Optional<Edition> find(ReportingPeriod period, int number) {
        return Optional.ofNullable(
                editions.getOrDefault(period, new TreeMap<>()).get(number));
    }

    @Override
    public synchronized List<Edition.Head> editions(ReportingPeriod period) {
        return editions.getOrDefault(period, new TreeMap<>()).descendingMap().values().stream()
                .map(Edition::head)
                .toList();
    }

    @Override
    public synchronized List<Edition.Head> latestOfEach(int limit) {
        return editions.keySet().stream()
                .sorted(Comparator.comparing(ReportingPeriod::firstDay).reversed())
                .limit(limit)
                .map(period -> editions(period).getFirst())
                .toList();
    }
}
