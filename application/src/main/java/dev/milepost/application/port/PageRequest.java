package dev.milepost.application.port;

import java.util.Optional;

/**
 * Which part of a list is asked for. Lists run from the newest to the oldest by identifier, so that rows added while
 * somebody pages neither repeat nor hide any.
 *
 * @param limit at most how many items, 1..{@value #MAX_LIMIT}
 * @param after the {@link Page#next} of the part before; empty for the first
 */
public record PageRequest(int limit, Optional<String> after) {
    public static final int MAX_LIMIT = 500;
    public static final int DEFAULT_LIMIT = 50;

    /** @throws IllegalArgumentException if the limit is out of range */
    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + limit + " is not within 1.." + MAX_LIMIT);
        }
    }

    public static PageRequest first(int limit) {
        return new PageRequest(limit, Optional.empty());
    }
}
