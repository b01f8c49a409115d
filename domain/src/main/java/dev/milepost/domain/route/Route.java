package dev.milepost.domain.route;

import java.util.List;

/**
 * A planned way with its checkpoints in path order. Made by {@link RouteDraft#design}; a repository may rebuild it from what was
 * made there.
 *
 * @param corridorMetres how far from the path still counts as on the route
 * @param archived kept for the tasks that used it, offered for no new ones
 */
public record Route(
        RouteId id, String name, Polyline path, List<Checkpoint> checkpoints, double corridorMetres, boolean archived) {
    public Route {
        checkpoints = List.copyOf(checkpoints);
    }

    public double lengthMetres() {
        return path.lengthMetres();
    }

    /**
     * Metres along the path at which each checkpoint is due, never decreasing. Computed on each call.
     *
     * @throws IllegalStateException if a checkpoint lies outside the corridor or out of path order, which no accepted draft has
     */
    public List<Double> checkpointsAlong() {
        return switch (CheckpointOrder.of(path, checkpoints, corridorMetres)) {
            case CheckpointOrder.Placed placed -> placed.alongMetres();
            case CheckpointOrder.Astray astray ->
                throw new IllegalStateException("route " + id.value() + " can't place its checkpoints: " + astray);
        };
    }

    /** This route, offered for no new tasks. */
    public Route archive() {
        return new Route(id, name, path, checkpoints, corridorMetres, true);
    }
}
