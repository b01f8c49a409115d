package dev.milepost.application.port;

/**
 * One change of the live feed.
 *
 * @param cursor of a reader who has seen this change and those before it, but none after; where a feed can't tell one change from the next,
 *     that from before all of them, and only with the last the one after all
 */
public record LiveChange(TaskProgress progress, String cursor) {}
