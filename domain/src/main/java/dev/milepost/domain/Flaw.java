package dev.milepost.domain;

/**
 * One thing that is wrong with what somebody asked for.
 *
 * @param field the path of the value as the asker wrote it, such as {@code checkpoints[2].lat}
 * @param message what is wrong and what would be right, for a person to read
 */
public record Flaw(String field, String message) {}
