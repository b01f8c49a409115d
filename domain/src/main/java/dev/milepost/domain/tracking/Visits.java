package dev.milepost.domain.tracking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which checkpoints one hypothesis has visited. A checkpoint is visited when the way between two fixes comes within its radius, widened by
 * what the fixes may err, while the courier is about where the checkpoint is due along the route: the other pass of a road driven twice
 * doesn't count. Where a dwell is asked for, the courier must stay near for that long.
 *
 * @param checkpoints in path order
 * @param arrivals for each, when the courier came near, while it is near and the visit isn't complete
 */
record Visits(List<CheckpointProgress> checkpoints, List<Optional<Instant>> arrivals) {
    /** A bend before a checkpoint makes the way along the path longer than the way to it. */
    private static final double BEND = 2;

    private static final double SLACK_METRES = 20;

    /** Who has arrived has left only when this much farther away than the radius. */
    private static final double LEAVING = 1.5;

    Visits advance(Step step, Stops stops) {
        var visits = this;
        for (int i = 0; i < stops.size(); i++) {
            if (checkpoints.get(i).reachedAt().isEmpty()) {
                visits = visits.at(i, step, stops);
            }
        }
        return visits;
    }

    private Visits at(int i, Step step, Stops stops) {
        var checkpoint = stops.checkpoint(i);
        double reach = checkpoint.radiusMetres() + step.allowanceMetres();
        double wider = arrivals.get(i).isPresent() ? LEAVING * reach : reach;
        boolean near = isAbout(stops.along(i), step, reach)
                && (step.distanceTo(checkpoint.point()) <= wider
                        || stops.isOnPath(i) && step.followedPast(stops.along(i), reach));
        if (!near) {
            return arrivals.get(i).isPresent() ? with(i, checkpoints.get(i), Optional.empty()) : this;
        }
        var arrived = arrivals.get(i).orElseGet(() -> step.nearestAt(checkpoint.point()));
        boolean stays = checkpoint.point().distanceTo(step.to().point()) <= LEAVING * reach;
        var seenUntil = stays ? step.to().recordedAt() : step.from().recordedAt();
        if (checkpoint.dwell().isZero() || !arrived.plus(checkpoint.dwell()).isAfter(seenUntil)) {
            return with(i, new CheckpointProgress(checkpoint.name(), Optional.of(arrived)), Optional.empty());
        }
        return with(i, checkpoints.get(i), stays ? Optional.of(arrived) : Optional.empty());
    }

    /** Whether a checkpoint is due about where the courier is along the route. */
    private static boolean isAbout(double due, Step step, double reach) {
        double margin = BEND * reach + SLACK_METRES;
        return due >= Math.min(step.fromAlong(), step.toAlong()) - margin
                && due <= Math.max(step.fromAlong(), step.toAlong()) + margin;
    }

    private Visits with(int i, CheckpointProgress checkpoint, Optional<Instant> arrival) {
        var changed = new ArrayList<>(checkpoints);
        changed.set(i, checkpoint);
        var changedArrivals = new ArrayList<>(arrivals);
        changedArrivals.set(i, arrival);
        return new Visits(List.copyOf(changed), List.copyOf(changedArrivals));
    }
}
