package dev.milepost.domain.tracking;

import java.time.Instant;
import java.util.Optional;

/**
 * One excursion from the corridor.
 *
 * @param from the first fix outside
 * @param to the first fix back inside; empty while the courier is still outside
 * @param mostMetres the largest distance from the path on the way
 */
public record OffRouteEpisode(Instant from, Optional<Instant> to, double mostMetres) {}
