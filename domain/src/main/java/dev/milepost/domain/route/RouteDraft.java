package dev.milepost.domain.route;

import dev.milepost.domain.Flaw;
import dev.milepost.domain.geo.GeoPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A route as drawn, before anybody has looked whether it can be followed.
 *
 * <p>Rules: a name of 1..200 characters without control characters; 2..10 000 path points, at least two of them apart; at most 200
 * checkpoints, each named like a route, with a radius of 5..5 000 m and a dwell of 0..24 h, within the corridor of the path and in path
 * order; a corridor of 5..5 000 m.
 */
public record RouteDraft(String name, List<GeoPoint> path, List<Checkpoint> checkpoints, double corridorMetres) {
    public static final int MOST_PATH_POINTS = 10_000;
    public static final int MOST_CHECKPOINTS = 200;
    public static final int LONGEST_NAME = 200;
    public static final double LEAST_METRES = 5;
    public static final double MOST_METRES = 5_000;
    /** Points nearer to each other are one place; coordinates are kept to a centimetre. */
    private static final double LEAST_PATH_METRES = 0.01;

    public static final Duration LONGEST_DWELL = Duration.ofHours(24);

    public RouteDraft {
        path = List.copyOf(path);
        checkpoints = List.copyOf(checkpoints);
    }

    /** The route under this id, or every rule that the draft breaks. */
    public Design design(RouteId id) {
        var flaws = new ArrayList<Flaw>();
        checkName("name", name, flaws);
        checkMetres("corridorMetres", corridorMetres, flaws);
        checkPath(flaws);
        checkCheckpoints(flaws);
        if (!flaws.isEmpty()) {
            return new Design.Refused(flaws);
        }
        var line = new Polyline(path);
        return switch (CheckpointOrder.of(line, checkpoints, corridorMetres)) {
            case CheckpointOrder.Placed placed ->
                new Design.Accepted(new Route(id, name, line, checkpoints, corridorMetres, false));
            case CheckpointOrder.Astray astray -> new Design.Refused(flawsOf(astray));
        };
    }

    private static void checkName(String field, String name, List<Flaw> flaws) {
        if (name.isBlank() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            flaws.add(new Flaw(field, "must have 1 to " + LONGEST_NAME + " characters"));
        } else if (name.codePoints().anyMatch(Character::isISOControl)) {
            flaws.add(new Flaw(field, "must not contain control characters"));
        }
    }

    private static void checkMetres(String field, double metres, List<Flaw> flaws) {
        if (!(metres >= LEAST_METRES && metres <= MOST_METRES)) {
            flaws.add(new Flaw(field, "must be 5 to 5000 metres"));
        }
    }

    private void checkPath(List<Flaw> flaws) {
        if (path.size() < 2 || path.size() > MOST_PATH_POINTS) {
            flaws.add(new Flaw("path", "must have 2 to 10000 points"));
        } else if (path.stream().allMatch(point -> point.distanceTo(path.getFirst()) < LEAST_PATH_METRES)) {
            flaws.add(new Flaw("path", "must have at least two different points"));
        }
    }

    private void checkCheckpoints(List<Flaw> flaws) {
        if (checkpoints.size() > MOST_CHECKPOINTS) {
            flaws.add(new Flaw("checkpoints", "must be at most " + MOST_CHECKPOINTS));
            return;
        }
        for (int i = 0; i < checkpoints.size(); i++) {
            var checkpoint = checkpoints.get(i);
            checkName(fieldOf(i) + ".name", checkpoint.name(), flaws);
            checkMetres(fieldOf(i) + ".radiusMetres", checkpoint.radiusMetres(), flaws);
            if (checkpoint.dwell().isNegative() || checkpoint.dwell().compareTo(LONGEST_DWELL) > 0) {
                flaws.add(new Flaw(fieldOf(i) + ".dwellSeconds", "must be 0 to 86400 seconds"));
            }
        }
    }

    private static String fieldOf(int checkpoint) {
        return "checkpoints[" + checkpoint + "]";
    }

    private static List<Flaw> flawsOf(CheckpointOrder.Astray astray) {
        var flaws = new ArrayList<Flaw>();
        astray.outside().forEach(i -> flaws.add(new Flaw(fieldOf(i), "lies outside the corridor of the path")));
        astray.tooEarly()
                .ifPresent(
                        i -> flaws.add(new Flaw(fieldOf(i), "comes before the checkpoint ahead of it along the path")));
        return flaws;
    }
}
