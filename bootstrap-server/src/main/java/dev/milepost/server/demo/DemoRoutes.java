package dev.milepost.server.demo;

import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.route.Checkpoint;
import dev.milepost.domain.route.Polyline;
import dev.milepost.domain.route.RouteDraft;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The routes of the demo, from {@code routes.txt}: a line a route, {@code name|lat,lon lat,lon …}. */
final class DemoRoutes {
    private static final List<String> STOPS = List.of("Depot", "Market", "School", "Clinic", "Harbour");
    private static final List<Double> SHARES = List.of(0.04, 0.3, 0.52, 0.75, 0.97);
    private static final double RADIUS_METRES = 60;
    private static final double CORRIDOR_METRES = 80;

    private DemoRoutes() {}

    static List<RouteDraft> read() {
        return DemoFile.read("routes.txt", bytes -> new String(bytes, StandardCharsets.UTF_8))
                .lines()
                .map(DemoRoutes::parse)
                .toList();
    }

    private static RouteDraft parse(String line) {
        var parts = line.split("\\|");
        var path = Arrays.stream(parts[1].split(" ")).map(DemoRoutes::point).toList();
        return new RouteDraft(parts[0], path, checkpoints(new Polyline(path)), CORRIDOR_METRES);
    }

    private static GeoPoint point(String text) {
        var parts = text.split(",");
        return new GeoPoint(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
    }

    private static List<Checkpoint> checkpoints(Polyline path) {
        return IntStream.range(0, STOPS.size())
                .mapToObj(i -> new Checkpoint(
                        STOPS.get(i), path.pointAt(SHARES.get(i) * path.lengthMetres()), RADIUS_METRES, Duration.ZERO))
                .toList();
    }
}
