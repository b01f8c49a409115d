package dev.milepost.application.port;

import java.util.List;

/**
 * A part of the live feed.
 *
 * @param cursor what {@link LiveFeed#since} takes to go on from here
 */
public record LiveChanges(List<TaskProgress> items, String cursor) {
    public LiveChanges {
        items = List.copyOf(items);
    }
}
