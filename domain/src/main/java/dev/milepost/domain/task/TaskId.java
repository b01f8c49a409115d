package dev.milepost.domain.task;

/** Identifies a task; opaque, sortable by creation time. */
public record TaskId(String value) {}
