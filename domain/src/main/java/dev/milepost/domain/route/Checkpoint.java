package dev.milepost.domain.route;

import dev.milepost.domain.geo.GeoPoint;
import java.time.Duration;

/**
 * A place that a courier visits. Any values are held, so that a draft can be refused with all its flaws; the checkpoints of a
 * {@link Route} keep the limits of {@link RouteDraft}.
 *
 * @param radiusMetres how near counts as there
 * @param dwell how long a courier stays for the visit to count; zero where passing is enough
 */
public record Checkpoint(String name, GeoPoint point, double radiusMetres, Duration dwell) {}
