package dev.milepost.adapters.local.postgres;

import static java.util.stream.Collectors.toMap;

import dev.milepost.domain.task.TaskId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
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
        var missing = new TreeSet<String>();
        for (var task : tasks) {
            var number = known.get(task);
            if (number == null) {
                missing.add(task.value());
            } else {
                numbers.put(task, number);
            }
        }
        if (!missing.isEmpty()) {
            var found = lookUp(missing.toArray(String[]::new), handle);
            known.putAll(found);
            numbers.putAll(found);
        }
        return numbers;
    }

    private static Map<TaskId, Integer> lookUp(String[] tasks, Handle handle) {
        handle.createUpdate("insert into tracks (task_id) select unnest(:tasks) on conflict do nothing")
                .bind("tasks", tasks)
                .execute();
        return handle.createQuery("select task_id, number from tracks where task_id = any(:tasks)")
                .bind("tasks", tasks)
                .map((row, context) -> Map.entry(new TaskId(row.getString("task_id")), row.getInt("number")))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
