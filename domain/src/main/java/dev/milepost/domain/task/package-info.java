/**
 * A task's life. Each state is a type that offers only the transitions it allows; what time alone does to a task is
 * {@link dev.milepost.domain.task.Task#asOf}. Storage, access by role and clocks live elsewhere.
 */
package dev.milepost.domain.task;
