package dev.milepost.lambda.conformance;

import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.MainJob;
import dev.milepost.adapters.http.testing.Organisation;
import dev.milepost.adapters.http.testing.TestApplication;
import dev.milepost.adapters.http.testing.Transport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * What is said to each runtime: requests of every kind, good and bad, one after the other. It speaks of nothing that is read from photos,
 * because machines of different makes read differently.
 */
final class Conversation {
    private static final String DOMAIN = "conversation.example.com";
    private static final byte[] NOTHING = new byte[0];

    private final ApiClient anyone;
    private final Organisation people;

    Conversation(Transport transport) {
        anyone = ApiClient.of(transport);
        var admin = anyone.signedIn(MainJob.ADMIN_EMAIL, MainJob.ADMIN_PASSWORD);
        people = new Organisation(anyone, admin, InstantSource.system(), DOMAIN);
    }

    void hold() {
        strangers();
        accounts();
        routes();
        tasks();
        tracking();
        receipts();
        reports();
    }

    private void strangers() {
        anyone.get("/health");
        anyone.get("/nowhere");
        anyone.get("/tasks");
        anyone.withToken("made.up.token").get("/tasks");
        anyone.with("Authorization", "Basic !!").get("/tasks");
        anyone.post("/tokens", "{\"email\": \"nobody@example.com\", \"password\": \"wrong password\"}");
        anyone.post("/tokens", "{\"email\": ");
        anyone.post("/tokens", "{\"email\": \"a@b.c\", \"password\": \"x\", \"more\": 1}");
        anyone.post("/tokens/refresh", "{\"refreshToken\": \"made up\"}");
        anyone.send("PROPFIND", "/tasks", NOTHING);
        anyone.send("OPTIONS", "/tasks", NOTHING);
        anyone.with("Origin", TestApplication.ORIGIN)
                .with("Access-Control-Request-Method", "PATCH")
                .with("Access-Control-Request-Headers", "authorization, if-match")
                .send("OPTIONS", "/tasks/some", NOTHING);
        anyone.with("Origin", "https://elsewhere.example.com").get("/health");
    }

    private void accounts() {
        var admin = people.admin;
        admin.with("Origin", TestApplication.ORIGIN).get("/accounts/me");
        admin.post("/accounts", "{\"email\": \"no address\", \"role\": \"KING\"}");
        admin.post("/accounts", """
                {"email": "%s", "name": "Again", "role": "COURIER", "password": "a long enough password"}
                """.formatted("anna@" + DOMAIN));
        people.anna.get("/accounts");
        people.anna.get("/accounts/me");
        var key = people.anna.post("/accounts/me/device-keys", "{\"label\": \"Phone\"}");
        people.anna.get("/accounts/me/device-keys");
        people.anna.delete("/accounts/me/device-keys/" + key.field("id"));
        people.anna.delete("/accounts/me/device-keys/" + key.field("id"));
        var keyed = admin.with("Idempotency-Key", "conversation-" + people.teamId);
        keyed.post("/teams", "{\"name\": \"Once\"}");
        var team = keyed.post("/teams", "{\"name\": \"Once\"}").field("id");
        keyed.post("/teams", "{\"name\": \"Twice\"}");
        admin.with("If-Match", "\"7\"").put("/teams/" + team, "{\"name\": \"Stale\"}");
        admin.with("If-Match", "\"1\"").put("/teams/" + team, "{\"name\": \"上海 🚚\"}");
        admin.delete("/teams/" + team);
        admin.get("/teams/" + team);
    }

    private void routes() {
        var admin = people.admin;
        admin.post("/routes", "{\"name\": \"Short\", \"path\": [], \"checkpoints\": [], \"corridorMetres\": -1}");
        var id = admin.post("/routes", Organisation.ROUTE).field("id");
        for (var type : List.of("application/json", "application/geo+json", "application/gpx+xml", "text/html")) {
            people.anna.with("Accept", type).get("/routes/" + id);
        }
        admin.get("/routes/" + id + "?datum=gcj02");
        admin.get("/routes/" + id + "?datum=mars");
        admin.with("If-Match", "\"9\"").put("/routes/" + id, Organisation.ROUTE);
        admin.with("Content-Type", "application/gpx+xml")
                .send("POST", "/routes/import?name=Bad", "<gpx".getBytes(StandardCharsets.UTF_8));
        admin.send("HEAD", "/routes/" + id, NOTHING);
        admin.delete("/routes/" + id);
    }

    private void tasks() {
        people.admin.post("/tasks", people.terms(", \"bonus\": 3"));
        people.admin.post("/tasks", people.terms(", \"dueBy\": \"tomorrow\""));
        var id = people.openTask();
        people.anna.get("/tasks/" + id);
        people.admin.with("If-Match", "\"1\"").patch("/tasks/" + id, "{\"title\": \"Other\"}");
        people.admin.with("If-Match", "\"1\"").patch("/tasks/" + id, "{\"title\": \"Stale\"}");
        people.anna.post("/tasks/" + id + "/start");
        people.anna.post("/tasks/" + id + "/claim");
        people.boris.post("/tasks/" + id + "/claim");
        people.boris.post("/tasks/" + id + "/release");
        people.anna.post("/tasks/" + id + "/release");
        people.boris.post("/tasks/" + id + "/claim");
        people.admin.post("/tasks/" + id + "/cancel", "{\"reason\": \"rain\"}");
        people.boris.get("/tasks/" + id + "/history");
        people.anna.get("/tasks/" + id + "/history");
        people.admin.get("/tasks?courierId=" + "x".repeat(300));
        people.admin.get("/tasks?limit=0");
        people.admin.get("/tasks?cursor=made-up");
        people.anna.get("/tasks?status=CLAIMED&limit=2");
    }

    private void tracking() {
        var id = people.startedTask();
        var way = "/tasks/" + id + "/positions";
        var start = Instant.parse(people.anna.get("/tasks/" + id).field("startedAt"));
        var positions = "{\"positions\": [%s]}".formatted(Organisation.position(start, 31.2, 121.5));
        people.anna.post(way, positions);
        people.anna.post(way, positions);
        people.anna.post(way, "{\"positions\": []}");
        people.anna.post(way, "{\"positions\": [{\"recordedAt\": \"2001-01-01T00:00:00Z\", \"lat\": 91, \"lon\": 0}]}");
        people.boris.post(way, positions);
        people.anna.get("/tasks/" + id + "/progress");
        for (var type : List.of("application/json", "application/geo+json", "application/gpx+xml")) {
            people.manager.with("Accept", type).get("/tasks/" + id + "/track");
        }
        people.boris.get("/tasks/" + id + "/track");
        people.manager.get("/live?since=made-up");
        people.anna.post("/tasks/" + id + "/complete", "{\"note\": \"done\"}");
        people.anna.post("/tasks/" + id + "/complete", "{\"reason\": \"a closed road\"}");
        people.anna.get("/tasks/" + id + "/history");
    }

    private void receipts() {
        var id = people.startedTask();
        people.anna.with("Content-Type", "text/plain").send("POST", "/tasks/" + id + "/receipts", new byte[10]);
        people.anna.with("Content-Type", "image/png").send("POST", "/tasks/" + id + "/receipts", Organisation.JPEG);
        people.anna.with("Content-Type", "image/jpeg").send("POST", "/tasks/" + id + "/receipts", NOTHING);
        var receipt = people.uploadedReceipt(id);
        people.anna.get("/receipts/" + receipt + "/photo");
        people.boris.get("/receipts/" + receipt);
        people.anna.post("/receipts/" + receipt + "/confirm", "{}");
        people.manager.post("/receipts/" + receipt + "/reject", "{}");
        people.manager.get("/receipts?status=LOST");
        people.admin.post("/tasks/" + id + "/cancel", "{\"reason\": \"rain\"}");
    }

    private void reports() {
        people.anna.get("/reports/weekly/2026-W47");
        for (var period : List.of("weekly/2019-W20", "monthly/2019-05", "weekly/2019-W60", "monthly/soon")) {
            people.manager.get("/reports/" + period);
            people.manager.with("Accept", "text/csv").get("/reports/" + period);
        }
    }
}
