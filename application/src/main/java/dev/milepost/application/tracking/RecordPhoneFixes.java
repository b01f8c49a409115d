package dev.milepost.application.tracking;

import dev.milepost.application.Outcome;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.TaskFilter;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.tracking.Fix;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a courier's positions from a phone app that knows of no tasks: each goes to the task that was worked on when it was recorded, by
 * the rules of {@link RecordFixes}. Of several at once, it is the one that was started last. People are tracked on a task only: what was
 * recorded at another time is dropped.
 */
public final class RecordPhoneFixes {
    /** How many of a courier's newest tasks are looked at for fixes that come after their task has ended. */
    private static final int RECENT = 50;

    private static final Comparator<Task> BY_START = Comparator.comparing(RecordPhoneFixes::startedAt)
            .thenComparing(task -> task.id().value());

    private final TaskRepository tasks;
    private final PositionIntake record;
    private final InstantSource clock;

    public RecordPhoneFixes(TaskRepository tasks, PositionIntake record, InstantSource clock) {
        this.tasks = tasks;
        this.record = record;
        this.clock = clock;
    }

    /**
     * What became of an upload.
     *
     * @param accepted how many fixes are new, durable by now
     * @param duplicates how many were known, or given twice
     * @param dropped how many no task takes, now or ever
     */
    public record Taken(int accepted, int duplicates, int dropped) {
        private Taken with(PositionIntake.Recorded part) {
            return new Taken(
                    accepted + part.accepted(),
                    duplicates + part.duplicates(),
                    dropped + part.rejected().size());
        }
    }

    /** Returns when what a task takes is durable. */
    public Taken record(AccountId courier, List<Fix> fixes) {
        var byTask = byTask(courier, fixes);
        var taken = new Taken(
                0,
                0,
                fixes.size()
                        - (int) byTask.values().stream().flatMap(List::stream).count());
        for (var part : byTask.entrySet()) {
            taken = switch (record.record(part.getKey(), part.getValue(), courier)) {
                case Outcome.Done<PositionIntake.Recorded> done -> taken.with(done.value());
                // It was taken from the courier meanwhile.
                case Outcome.Refused<PositionIntake.Recorded> refused ->
                    new Taken(
                            taken.accepted(),
                            taken.duplicates(),
                            taken.dropped() + part.getValue().size());
            };
        }
        return taken;
    }

    private Map<TaskId, List<Fix>> byTask(AccountId courier, List<Fix> fixes) {
        var byTask = new LinkedHashMap<TaskId, List<Fix>>();
        if (fixes.isEmpty()) {
            return byTask;
        }
        var worked = tasks(courier, Optional.of(TaskStatus.STARTED));
        if (!fixes.stream().allMatch(fix -> at(worked, fix.recordedAt()).isPresent())) {
            worked.addAll(tasks(courier, Optional.empty()));
        }
        fixes.forEach(fix -> at(worked, fix.recordedAt())
                .ifPresent(task -> byTask.computeIfAbsent(task.id(), id -> new ArrayList<>())
                        .add(fix)));
        return byTask;
    }

    private List<Task> tasks(AccountId courier, Optional<TaskStatus> status) {
        var ofCourier = new TaskFilter(
                status,
                Optional.of(courier),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                clock.instant());
        return new ArrayList<>(tasks.list(ofCourier, PageRequest.first(RECENT)).items().stream()
                .map(Versioned::value)
                .filter(task -> task.work().isPresent())
                .toList());
    }

    private static Optional<Task> at(List<Task> worked, Instant recordedAt) {
        return worked.stream()
                .filter(task -> task.work().orElseThrow().covers(recordedAt))
                .max(BY_START);
    }

    private static Instant startedAt(Task task) {
        return task.work().orElseThrow().startedAt();
    }
}
