package dev.milepost.adapters.http.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An organisation at work: an admin, a manager, two couriers of one team, and a route of two kilometres due north. Made over HTTP alone, so
 * that any running Milepost can be asked.
 */
public class Organisation {
    public static final String MANAGER_EMAIL = "manager@example.com";
    public static final String ANNA_EMAIL = "anna@example.com";
    public static final String BORIS_EMAIL = "boris@example.com";
    public static final byte[] JPEG = "\u00ff\u00d8\u00ff\u00e0 a small photo".getBytes(StandardCharsets.ISO_8859_1);
    public static final String ROUTE = """
            {"name": "North road", "corridorMetres": 80,
             "path": [{"lat": 31.2, "lon": 121.5}, {"lat": 31.209, "lon": 121.5}, {"lat": 31.218, "lon": 121.5}],
             "checkpoints": [{"name": "Start", "lat": 31.2, "lon": 121.5, "radiusMetres": 50},
                             {"name": "End", "lat": 31.218, "lon": 121.5, "radiusMetres": 50}]}
            """;

    public final ApiClient admin;
    public final ApiClient manager;
    public final ApiClient anna;
    public final ApiClient boris;
    public final String teamId;
    public final String routeId;

    private final ApiClient anyone;
    private final InstantSource clock;

    /**
     * @param anyone a client as nobody
     * @param admin a client as the first admin
     * @param clock of the application
     */
    public Organisation(ApiClient anyone, ApiClient admin, InstantSource clock) {
        this(anyone, admin, clock, "example.com");
    }

    /** @param domain of everyone's address but the admin's, so that several can be at one Milepost */
    public Organisation(ApiClient anyone, ApiClient admin, InstantSource clock, String domain) {
        this.anyone = anyone;
        this.admin = admin;
        this.clock = clock;
        teamId = admin.post("/teams", "{\"name\": \"North\"}").expect(201).field("id");
        manager = join("manager@" + domain, "MANAGER");
        anna = join("anna@" + domain, "COURIER");
        boris = join("boris@" + domain, "COURIER");
        routeId = admin.post("/routes", ROUTE).expect(201).field("id");
    }

    /** A new account of the team, signed in. */
    public final ApiClient join(String email, String role) {
        admin.post("/accounts", """
                        {"email": "%s", "name": "%s", "role": "%s", "teamId": "%s", "password": "%s"}
                        """.formatted(email, email, role, teamId, TestApplication.PASSWORD))
                .expect(201);
        return anyone.signedIn(email, TestApplication.PASSWORD);
    }

    /** A new key for a phone of Anna's. */
    public final String deviceKeyOfAnna() {
        return deviceKeyOf(anna);
    }

    /** A new key for a phone of this courier's. */
    public static String deviceKeyOf(ApiClient courier) {
        return courier.post("/accounts/me/device-keys", "{\"label\": \"Phone\"}")
                .expect(201)
                .field("key");
    }

    /** By the application's clock. */
    public final Instant now() {
        return clock.instant();
    }

    /** The terms of a task on the route, to be filled up with more fields. */
    public String terms(String more) {
        return """
                {"title": "Round", "routeId": "%s", "bonus": {"amount": "12.50", "currency": "CNY"}%s}
                """.formatted(routeId, more);
    }

    public String openTask() {
        return admin.post("/tasks", terms("")).expect(201).field("id");
    }

    public String claimedTask() {
        var id = openTask();
        anna.post("/tasks/" + id + "/claim").expect(200);
        return id;
    }

    public String startedTask() {
        var id = claimedTask();
        anna.post("/tasks/" + id + "/start").expect(200);
        return id;
    }

    public String uploadedReceipt(String taskId) {
        return anna.with("Content-Type", "image/jpeg")
                .send("POST", "/tasks/" + taskId + "/receipts", JPEG)
                .expect(201)
                .field("id");
    }

    /** An upload of positions on the route from now on, one every ten seconds, the first at this share of the way. */
    public String positions(int count, double fromShare, double toShare) {
        var now = clock.instant();
        return IntStream.range(0, count)
                .mapToObj(i -> position(
                        now.minusSeconds(10L * (count - 1 - i)),
                        31.2 + 0.018 * (fromShare + (toShare - fromShare) * i / Math.max(1, count - 1)),
                        121.5))
                .collect(Collectors.joining(",", "{\"positions\": [", "]}"));
    }

    public static String position(Instant at, double lat, double lon) {
        return "{\"recordedAt\": \"%s\", \"lat\": %s, \"lon\": %s, \"accuracyMetres\": 5}".formatted(at, lat, lon);
    }
}
