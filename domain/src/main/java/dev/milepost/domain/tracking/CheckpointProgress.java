package dev.milepost.domain.tracking;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether a checkpoint of the route was visited.
 *
 * @param reachedAt when the visit began; empty until the courier was there (and stayed for the dwell asked for)
 */
public record CheckpointProgress(String name, Optional<Instant> reachedAt) {}
