package dev.milepost.application.port;

import dev.milepost.domain.tracking.Fix;
import java.util.List;

/**
 * What an {@link TrackRepository#append} stored.
 *
 * @param stored the fixes that are new, in no particular order
 * @param duplicates how many of the given were there already, or were given twice
 */
public record AppendResult(List<Fix> stored, int duplicates) {
    public AppendResult {
        stored = List.copyOf(stored);
    }
}
