package dev.milepost.domain.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where a courier is along the route, as of the last fix that counted.
 *
 * @param last the newest fix that counted; empty before the first
 * @param heardAt when the newest fix of all was recorded, counted or not: how fresh the signal is
 * @param alongMetres from the start of the route
 * @param lengthMetres of the route
 * @param speed metres a second, as the phone said or from the last two fixes
 * @param eta empty where nothing speaks for any
 * @param offRoute whether an off-route episode is open
 * @param offRouteMetres from the last fix to the path
 * @param offRouteEpisodes in order of time
 * @param stationarySince since when the courier has stood still, once that is sure
 * @param checkpoints in path order
 * @param distanceMetres travelled, on the route or off it
 * @param movingTime with {@code standingTime}, the time from the first fix to the last
 * @param accepted how many fixes counted
 * @param filtered how many didn't: impossible jumps, bad accuracy, out of order
 */
public record Progress(
        Optional<Fix> last,
        Optional<Instant> heardAt,
        double alongMetres,
        double lengthMetres,
        OptionalDouble speed,
        Optional<Eta> eta,
        boolean offRoute,
        double offRouteMetres,
        List<OffRouteEpisode> offRouteEpisodes,
        Optional<Instant> stationarySince,
        List<CheckpointProgress> checkpoints,
        double distanceMetres,
        Duration movingTime,
        Duration standingTime,
        int accepted,
        int filtered) {
    public Progress {
        offRouteEpisodes = List.copyOf(offRouteEpisodes);
        checkpoints = List.copyOf(checkpoints);
    }

    /** Share of the route that lies behind, 0..1. */
    public double fraction() {
        return alongMetres / lengthMetres;
    }

    /** Whether every checkpoint was visited. */
    public boolean allCheckpointsReached() {
        return checkpoints.stream()
                .allMatch(checkpoint -> checkpoint.reachedAt().isPresent());
    }
}
