package dev.milepost.server.demo;

import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.geo.LocalPlane;
import dev.milepost.domain.route.Polyline;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.FixSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A drive along a route, the same each time: where a courier is at any instant, with the noise of a receiver.
 *
 * @param speed metres a second
 * @param seed of the noise
 */
record Drive(Polyline path, Instant startedAt, double speed, Manner manner, int seed) {
    static final Duration STEP = Duration.ofSeconds(10);

    private static final double NOISE_METRES = 3;
    private static final double LOOK_AHEAD_METRES = 10;
    private static final double DETOUR_METRES = 260;
    private static final double DETOUR_FROM = 0.35;
    private static final double DETOUR_TO = 0.62;
    private static final double SILENT_FROM = 0.4;
    private static final double SILENT_TO = 0.75;
    private static final double STOP_AT = 0.45;
    private static final Duration STOP = Duration.ofMinutes(8);

    /** How a courier drives. */
    enum Manner {
        STEADY,
        DETOUR,
        SILENT,
        STANDING
    }

    Duration duration() {
        var driving = Duration.ofMillis((long) (1000 * path.lengthMetres() / speed));
        return manner == Manner.STANDING ? driving.plus(STOP) : driving;
    }

    Instant endsAt() {
        return startedAt.plus(duration()).plus(STEP);
    }

    /** What the phone records after one instant and up to another. */
    List<Fix> fixes(Instant after, Instant upTo) {
        var fixes = new ArrayList<Fix>();
        for (var at = next(after); !at.isAfter(upTo) && !at.isAfter(endsAt()); at = at.plus(STEP)) {
            if (!isSilent(at)) {
                fixes.add(fix(at));
            }
        }
        return fixes;
    }

    /** Fixes are a step apart, counted from the start. */
    private Instant next(Instant after) {
        var steps = Math.max(0, Duration.between(startedAt, after).toMillis()) / STEP.toMillis();
        var at = startedAt.plus(STEP.multipliedBy(steps));
        return at.isAfter(after) ? at : at.plus(STEP);
    }

    private boolean isSilent(Instant at) {
        var share = along(at) / path.lengthMetres();
        return manner == Manner.SILENT && share > SILENT_FROM && share < SILENT_TO;
    }

    private double along(Instant at) {
        var driven = Duration.between(startedAt, at).toMillis() / 1000.0;
        if (manner == Manner.STANDING) {
            var stopsAfter = STOP_AT * path.lengthMetres() / speed;
            driven = driven < stopsAfter ? driven : Math.max(stopsAfter, driven - STOP.toSeconds());
        }
        return Math.min(path.lengthMetres(), driven * speed);
    }

    private Fix fix(Instant at) {
        var along = along(at);
        var share = along / path.lengthMetres();
        var aside = manner == Manner.DETOUR && share > DETOUR_FROM && share < DETOUR_TO ? DETOUR_METRES : 0;
        return new Fix(
                at,
                aside(along, aside, noise(at, 1), noise(at, 2)),
                OptionalDouble.of(4 + Math.abs(noise(at, 3))),
                OptionalDouble.of(along(at.plusSeconds(1)) - along),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(Math.max(8, 96 - 5 * (seed % 9) - 30 * share)),
                false,
                FixSource.APP);
    }

    /** Between -{@value #NOISE_METRES} and {@value #NOISE_METRES}: the same for the same drive and time. */
    private double noise(Instant at, int salt) {
        var mixed = (at.getEpochSecond() * 31 + seed) * 0x9E3779B97F4A7C15L + salt * 0xC2B2AE3D27D4EB4FL;
        mixed ^= mixed >>> 29;
        return NOISE_METRES * ((mixed & 0xffff) / 32768.0 - 1);
    }

    /** A point beside the path, to its left, with some noise. */
    private GeoPoint aside(double along, double metres, double noiseNorth, double noiseEast) {
        var point = path.pointAt(along);
        var ahead = path.pointAt(Math.min(path.lengthMetres(), along + LOOK_AHEAD_METRES));
        var plane = new LocalPlane(point);
        var length = Math.max(1, Math.hypot(plane.x(ahead), plane.y(ahead)));
        return moved(
                point, metres * plane.x(ahead) / length + noiseNorth, -metres * plane.y(ahead) / length + noiseEast);
    }

    private static GeoPoint moved(GeoPoint point, double north, double east) {
        return new GeoPoint(
                point.lat() + north / LocalPlane.METRES_A_DEGREE,
                point.lon() + east / (LocalPlane.METRES_A_DEGREE * Math.cos(Math.toRadians(point.lat()))));
    }
}
