package dev.milepost.application.tracking;

import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tasks as uploads need them. Started ones may be remembered, as nothing changes them but their end: whoever builds on one finds out by its
 * version, has it {@linkplain #forget forgotten}, and asks again. Safe for concurrent use.
 */
public final class StartedTasks {
    private static final int MOST_REMEMBERED = 20_000;

    private final TaskRepository tasks;
    private final int most;
    private final Map<TaskId, Versioned<Task>> remembered = new ConcurrentHashMap<>();

    private StartedTasks(TaskRepository tasks, int most) {
        this.tasks = tasks;
        this.most = most;
    }

    /** For a {@link dev.milepost.application.port.TrackLog} that refuses fixes for a task that has changed. */
    public static StartedTasks remembering(TaskRepository tasks) {
        return new StartedTasks(tasks, MOST_REMEMBERED);
    }

    /** For any other: each task is read each time. */
    public static StartedTasks reading(TaskRepository tasks) {
        return new StartedTasks(tasks, 0);
    }

    /** A task as it is, or as it was while it was started. */
    Optional<Versioned<Task>> find(TaskId id) {
        var known = remembered.get(id);
        return known != null ? Optional.of(known) : read(id);
    }

    private Optional<Versioned<Task>> read(TaskId id) {
        var found = tasks.find(id);
        if (remembered.size() >= most) {
            remembered.clear();
        }
        if (most > 0) {
            found.filter(task -> task.value().status() == TaskStatus.STARTED)
                    .ifPresent(task -> remembered.put(id, task));
        }
        return found;
    }

    void forget(TaskId id) {
        remembered.remove(id);
    }
}
