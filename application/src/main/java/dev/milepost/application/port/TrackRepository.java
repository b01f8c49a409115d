package dev.milepost.application.port;

import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.Track;
import java.time.Instant;
import java.util.List;

/** Keeps the fixes of each task, one for an instant. Safe for concurrent use. */
public interface TrackRepository {
    /**
     * Adds fixes in any order. Returns when they are durable; a fix of an instant that the task has one for already is a
     * duplicate and changes nothing, so that repeating a call is safe. An exception means that nothing of it was stored or
     * that nobody knows; then repeat it.
     */
    AppendResult append(TaskId task, List<Fix> fixes);

    /** Erases every fix of a task. */
    void remove(TaskId task);

    /** Every fix of the task by time; an empty track for an unknown task. */
    Track read(TaskId task);

    /** How many fixes the task has. */
    default int count(TaskId task) {
        return read(task).fixes().size();
    }

    /** The fixes with {@code from <= recordedAt < to}. */
    Track read(TaskId task, Instant from, Instant to);
}
