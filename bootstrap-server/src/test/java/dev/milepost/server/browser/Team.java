package dev.milepost.server.browser;

import dev.milepost.server.bench.Api;
import dev.milepost.server.bench.PackagedServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An admin, a manager and two couriers with a straight route of five kilometres, made over HTTP. */
record Team(URI server, Api admin, Api manager, String routeId) {
    static final String PASSWORD = "a long enough one";
    static final String MANAGER = "mira@milepost.test";
    static final String ANNA = "anna@milepost.test";
    static final String BEN = "ben@milepost.test";

    /** Where the route begins; it runs north along this meridian. */
    static final double LAT = 45.2;

    static final double LON = 13.7;
    static final double DEGREES_LONG = 0.045;

    static Team on(URI server) {
        var admin = Api.of(server).signIn(PackagedServer.ADMIN_EMAIL, PackagedServer.ADMIN_PASSWORD);
        account(admin, MANAGER, "Mira", "MANAGER");
        account(admin, ANNA, "Anna", "COURIER");
        account(admin, BEN, "Ben", "COURIER");
        var route = admin.post(
                        "/routes",
                        Map.of(
                                "name",
                                "<img src=x onerror=\"document.title='hacked'\">",
                                "path",
                                path(),
                                "checkpoints",
                                List.of(checkpoint("Depot", 0.02), checkpoint("Harbour", 0.9)),
                                "corridorMetres",
                                80))
                .expect(201);
        var manager = Api.of(server).signIn(MANAGER, PASSWORD);
        return new Team(server, admin, manager, route.path("id").asString());
    }

    /** @return the id of the new task */
    String publish(String title) {
        return admin.post(
                        "/tasks",
                        Map.of(
                                "title",
                                title,
                                "routeId",
                                routeId,
                                "bonus",
                                Map.of("amount", "25.00", "currency", "CNY")))
                .expect(201)
                .path("id")
                .asString();
    }

    /** @return the id of a new task that this courier has started */
    String started(String title, String courier) {
        var task = publish(title);
        var phone = signIn(courier);
        phone.post("/tasks/" + task + "/claim").expect(200);
        phone.post("/tasks/" + task + "/start").expect(200);
        return task;
    }

    Api signIn(String email) {
        return Api.of(server).signIn(email, PASSWORD);
    }

    /** The latitude at a share of the route. */
    static double lat(double share) {
        return LAT + share * DEGREES_LONG;
    }

    private static void account(Api admin, String email, String name, String role) {
        admin.post("/accounts", Map.of("email", email, "name", name, "role", role, "password", PASSWORD))
                .expect(201);
    }

    private static List<Map<String, Object>> path() {
        var path = new ArrayList<Map<String, Object>>();
        for (int i = 0; i <= 10; i++) {
            path.add(Map.of("lat", lat(i / 10.0), "lon", LON));
        }
        return path;
    }

    private static Map<String, Object> checkpoint(String name, double share) {
        return Map.of("name", name, "lat", lat(share), "lon", LON, "radiusMetres", 150);
    }
}
