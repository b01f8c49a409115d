package dev.milepost.domain.tracking;

import dev.milepost.domain.route.Checkpoint;
import dev.milepost.domain.route.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The checkpoints of one route and where along it each is due. */
final class Stops {
    private final List<Checkpoint> checkpoints;
    private final double[] alongs;
    private final double[] besidePath;
    private final double endMetres;

    Stops(Route route) {
        this.checkpoints = route.checkpoints();
        this.alongs = route.checkpointsAlong().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        this.besidePath = new double[alongs.length];
        for (int i = 0; i < alongs.length; i++) {
            besidePath[i] = route.path()
                    .pointAt(alongs[i])
                    .distanceTo(checkpoints.get(i).point());
        }
        this.endMetres = route.lengthMetres();
    }

    Visits none() {
        return new Visits(
                checkpoints.stream()
                        .map(checkpoint -> new CheckpointProgress(checkpoint.name(), Optional.empty()))
                        .toList(),
                checkpoints.stream()
                        .map(checkpoint -> Optional.<Instant>empty())
                        .toList());
    }

    /** Length of the route. */
    double endMetres() {
        return endMetres;
    }

    int size() {
        return alongs.length;
    }

    Checkpoint checkpoint(int index) {
        return checkpoints.get(index);
    }

    /** Whether who follows the path comes within the checkpoint's radius. */
    boolean isOnPath(int index) {
        return besidePath[index] <= checkpoints.get(index).radiusMetres();
    }

    /** Metres along the route at which the checkpoint is due. */
    double along(int index) {
        return alongs[index];
    }
}
