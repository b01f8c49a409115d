package dev.milepost.application.port;

import dev.milepost.domain.task.Task;

/** What became of a {@link TaskRepository#save}. */
public sealed interface TaskSaveResult {
    /** Task, history and counts were stored together, and are durable. */
    record Saved(Versioned<Task> saved) implements TaskSaveResult {}

    /** Somebody else was faster, as the current state tells; nothing was stored. */
    record Stale(Versioned<Task> current) implements TaskSaveResult {}

    /** The courier has as many active tasks as are allowed; nothing was stored. */
    record TooManyActive(int active) implements TaskSaveResult {}
}
