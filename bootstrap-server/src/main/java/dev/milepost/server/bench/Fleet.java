package dev.milepost.server.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Couriers and tasks of a benchmark, made over HTTP; task i is for courier i modulo their number. The path winds north for some twenty
 * kilometres.
 *
 * @param tasks their identifiers
 */
record Fleet(int couriers, List<String> tasks) {
    static final double LAT = 31.1;
    static final double LON = 121.4;
    static final double METRES_LONG = 20_000;

    private static final String PASSWORD = "a long enough one";
    private static final double METRES_A_DEGREE = 111_195;
    private static final int PATH_POINTS = 400;
    private static final int PUBLISHERS = 8;

    /** Makes the couriers and publishes the tasks. */
    static Fleet of(URI server, int couriers, int tasks) {
        var admin = admin(server);
        IntStream.range(0, couriers)
                .forEach(i -> admin.post(
                                "/accounts",
                                Map.of("email", email(i), "name", "C" + i, "role", "COURIER", "password", PASSWORD))
                        .expect(201));
        var route = admin.post(
                        "/routes",
                        Map.of("name", "Bench", "path", path(), "checkpoints", List.of(), "corridorMetres", 60))
                .expect(201)
                .path("id")
                .asString();
        return new Fleet(couriers, publish(admin, route, tasks));
    }

    /** Many at once: one after the other would take most of the time of a benchmark. */
    private static List<String> publish(Api admin, String route, int tasks) {
        try (var publishers = Executors.newFixedThreadPool(PUBLISHERS)) {
            return IntStream.range(0, tasks)
                    .mapToObj(i -> publishers.submit(() -> publishOne(admin, route, i)))
                    .toList()
                    .stream()
                    .map(Fleet::result)
                    .toList();
        }
    }

    private static String result(Future<String> published) {
        try {
            return published.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException("a task could not be published", failed);
        }
    }

    static Api admin(URI server) {
        return Api.of(server).signIn(PackagedServer.ADMIN_EMAIL, PackagedServer.ADMIN_PASSWORD);
    }

    private static String publishOne(Api admin, String route, int number) {
        return admin.post(
                        "/tasks",
                        Map.of(
                                "title",
                                "Bench " + number,
                                "routeId",
                                route,
                                "bonus",
                                Map.of("amount", "10.00", "currency", "CNY")))
                .expect(201)
                .path("id")
                .asString();
    }

    /** Claims and starts every task. */
    void start(URI server) {
        var apis = signIn(server);
        for (int i = 0; i < tasks.size(); i++) {
            var courier = apis.get(i % couriers);
            courier.post("/tasks/" + tasks.get(i) + "/claim").expect(200);
            courier.post("/tasks/" + tasks.get(i) + "/start").expect(200);
        }
    }

    /** Clients of the couriers. */
    List<Api> signIn(URI server) {
        return IntStream.range(0, couriers)
                .mapToObj(i -> Api.of(server).signIn(email(i), PASSWORD))
                .toList();
    }

    private static String email(int courier) {
        return "courier" + courier + "@milepost.test";
    }

    private static List<Map<String, Object>> path() {
        var path = new ArrayList<Map<String, Object>>();
        for (int i = 0; i <= PATH_POINTS; i++) {
            double metres = METRES_LONG * i / PATH_POINTS;
            path.add(Map.of("lat", lat(metres), "lon", lon(metres)));
        }
        return path;
    }

    /** Degrees north, so many metres north of where the path begins. */
    static double lat(double metres) {
        return LAT + metres / METRES_A_DEGREE;
    }

    /** Degrees east of the path there. */
    static double lon(double metres) {
        return LON + 0.004 * Math.sin(metres / 700);
    }
}
