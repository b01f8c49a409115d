package dev.milepost.application.port;

import java.util.List;

/**
 * A part of the live feed.
 *
 * @param changes each task at most once
 * @param cursor what {@link LiveFeed#since} takes to go on from here
 */
public record LiveChanges(List<LiveChange> changes, String cursor) {
    public LiveChanges {
        changes = List.copyOf(changes);
    }

    /** The progress of each. */
    public List<TaskProgress> items() {
        return changes.stream().map(LiveChange::progress).toList();
    }
}
