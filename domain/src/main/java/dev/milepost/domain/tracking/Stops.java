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
    private final double endMetres;

    Stops(Route route) {
        this.checkpoints = route.checkpoints();
        this.alongs = route.checkpointsAlong().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
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

    double endMetres() {
        return endMetres;
    }

    int size() {
        return alongs.length;
    }

    Checkpoint checkpoint(int index) {
        return checkpoints.get(index);
    }

    double along(int index) {
        return alongs[index];
    }
}
