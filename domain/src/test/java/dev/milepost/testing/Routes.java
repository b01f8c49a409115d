package dev.milepost.testing;

import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.route.Checkpoint;
import dev.milepost.domain.route.Design;
import dev.milepost.domain.route.Route;
import dev.milepost.domain.route.RouteDraft;
import dev.milepost.domain.route.RouteId;
import java.time.Duration;
import java.util.List;

/** Makes routes: two kilometres due north with a checkpoint at the start, the middle and the end. A higher number is newer. */
public final class Routes {
    private static final double LENGTH_DEGREES = 0.018;

    private Routes() {}

    public static RouteId id(int number) {
        return new RouteId("route-%06d".formatted(number));
    }

    public static Route numbered(int number) {
        return named(id(number), "Route " + number);
    }

    public static Route named(RouteId id, String name) {
        var draft = new RouteDraft(
                name,
                List.of(at(0), at(0.5), at(1)),
                List.of(checkpoint("Start", 0), checkpoint("Middle", 0.5), checkpoint("End", 1)),
                80);
        return switch (draft.design(id)) {
            case Design.Accepted accepted -> accepted.route();
            case Design.Refused refused -> throw new IllegalArgumentException("no route: " + refused.flaws());
        };
    }

    /** The position at a share of the way, 0..1. */
    public static GeoPoint at(double share) {
        return new GeoPoint(31.2 + LENGTH_DEGREES * share, 121.5);
    }

    private static Checkpoint checkpoint(String name, double share) {
        return new Checkpoint(name, at(share), 50, Duration.ZERO);
    }
}
