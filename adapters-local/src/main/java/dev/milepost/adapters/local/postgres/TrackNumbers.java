package dev.milepost.adapters.local.postgres;

import dev.milepost.domain.task.TaskId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/** The short numbers that fixes have in place of their tasks' identifiers; a task gets one with its first fix. */
final class TrackNumbers {
    /** Beyond so many in memory all are forgotten, and looked up as they are needed. */
    private static final int MOST_KNOWN = 50_000;

    private final Map<TaskId, Integer> known = new ConcurrentHashMap<>();

    /**
     * The number of each of these tasks.
     *
     * @param handle in no transaction: a number that were taken back must not be remembered
     */
    Map<TaskId, Integer> of(Collection<TaskId> tasks, Handle handle) {
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        var numbers = new HashMap<TaskId, Integer>();
        for (var task : tasks) {
            numbers.put(task, known.computeIfAbsent(task, id -> number(id, handle)));
        }
        return numbers;
    }

    private static int number(TaskId task, Handle handle) {
        handle.createUpdate("insert into tracks (task_id) values (:task) on conflict do nothing")
                .bind("task", task.value())
                .execute();
        return handle.createQuery("select number from tracks where task_id = :task")
                .bind("task", task.value())
                .mapTo(Integer.class)
                .one();
    }
}
