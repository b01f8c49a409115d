package dev.milepost.domain.task;

/** The name of a task's state, for lists and history. */
public enum TaskStatus {
    OPEN,
    CLAIMED,
    STARTED,
    COMPLETED,
    CANCELLED,
    EXPIRED
}
