package dev.milepost.adapters.http.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.domain.route.Polyline;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.testing.GeoLifeTrace;
import dev.milepost.testing.SharedData;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The main job, end to end, over HTTP alone and on real tracks and receipts: unchanged on every runtime. */
public abstract class MainJob {
    /** Of the first admin, whom the system makes at its first start. */
    public static final String ADMIN_EMAIL = "admin@milepost.test";

    public static final String ADMIN_PASSWORD = "correct horse battery";

    private static final int COURIERS = 50;
    private static final String PASSWORD = "a long enough password";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Without data. */
    protected abstract RunningSystem system();

    @Test
    final void aTaskIsWonTrackedPaidForAndReportedOnAndSurvivesKillNine() throws Exception {
        try (var system = system()) {
            doIt(system);
        }
    }

    private static void doIt(RunningSystem system) throws Exception {
        var planned = GeoLifeTrace.read("004_20081027190939");
        var goodDay = GeoLifeTrace.read("004_20081026184627");
        var badDay = GeoLifeTrace.read("004_20081025182432");
        var receipts = SharedData.path("receipts/sroie");
        Started first;
        Started second;
        String routeId;
        try (var server = new HttpTransport(system.start(Duration.ofMinutes(-30)))) {
            var admin = ApiClient.of(server).signedIn(ADMIN_EMAIL, ADMIN_PASSWORD);
            admin.post("/accounts", account("manager@milepost.test", "MANAGER")).expect(201);
            var couriers = new ArrayList<String>();
            for (var i = 0; i < COURIERS; i++) {
                var email = "courier" + i + "@milepost.test";
                admin.post("/accounts", account(email, "COURIER")).expect(201);
                couriers.add(email);
            }
            routeId = design(admin, planned);
            first = raceFor(publish(admin, routeId, "12.50"), server, couriers);
            couriers.remove(first.courier());
            second = claimAndStart(publish(admin, routeId, "20.00"), server, couriers.getFirst());
            system.stop();
        }
        String week;
        JsonNode reported;
        List<JsonNode> read;
        try (var server = new HttpTransport(system.start(Duration.ZERO))) {
            var winner = ApiClient.of(server).signedIn(first.courier(), PASSWORD);
            var other = ApiClient.of(server).signedIn(second.courier(), PASSWORD);
            var manager = ApiClient.of(server).signedIn("manager@milepost.test", PASSWORD);

            var uploaded = uploadInParts(PatientTransport.of(winner), first, goodDay);
            assertThat(uploaded.accepted()).isEqualTo(goodDay.size());
            assertThat(uploaded.duplicates()).isPositive();
            var progress = manager.get("/tasks/" + first.taskId() + "/progress")
                    .expect(200)
                    .json();
            assertThat(progress.path("fraction").asDouble()).isGreaterThanOrEqualTo(0.97);
            assertThat(progress.path("checkpoints"))
                    .hasSize(4)
                    .allSatisfy(checkpoint ->
                            assertThat(checkpoint.path("reachedAt").isString()).isTrue());
            assertThat(progress.path("offRoute").asBoolean()).isFalse();
            assertThat(progress.path("offRouteEpisodes")).isEmpty();

            uploadInParts(PatientTransport.of(other), second, badDay);
            var bad = manager.get("/tasks/" + second.taskId() + "/progress")
                    .expect(200)
                    .json();
            assertThat(bad.path("offRouteEpisodes").size()).isLessThanOrEqualTo(1);

            var photos = new ReceiptPhotos(PatientTransport.of(winner), manager);
            read = List.of(
                    photos.inOneStep(first.taskId(), receipts.resolve("017.jpg")),
                    photos.pastTheApi(first.taskId(), receipts.resolve("020.jpg")));
            manager.post(
                            "/receipts/" + read.get(0).path("id").asString() + "/confirm",
                            Map.of("total", read.get(0).path("reading").path("total")))
                    .expect(200);
            manager.post(
                            "/receipts/" + read.get(1).path("id").asString() + "/confirm",
                            Map.of("total", Map.of("amount", "33.10", "currency", "MYR")))
                    .expect(200);

            var completed = winner.post("/tasks/" + first.taskId() + "/complete", Map.of("note", "done"))
                    .expect(200)
                    .json();
            assertThat(completed.path("status").asString()).isEqualTo("COMPLETED");
            other.post("/tasks/" + second.taskId() + "/complete", Map.of("reason", "the receiver was bad"))
                    .expect(200);
            week = weekOf(Instant.parse(completed.path("completedAt").asString()));
            reported = reportRow(manager, week, first.courierId());
            assertThat(reported.path("completed").asInt()).isEqualTo(1);
            assertThat(reported.path("bonus")).hasSize(1);
            assertThat(reported.path("bonus").get(0).path("amount").asString()).isEqualTo("12.50");
            assertThat(reported.path("distanceMetres").asDouble())
                    .isCloseTo(lengthMetres(goodDay), within(lengthMetres(goodDay) * 0.05));
            assertThat(reported.path("receiptsConfirmed").asInt()).isEqualTo(2);
            system.kill();
        }
        try (var server = new HttpTransport(system.start(Duration.ZERO))) {
            var manager = ApiClient.of(server).signedIn("manager@milepost.test", PASSWORD);
            assertThat(reportRow(manager, week, first.courierId())).isEqualTo(reported);
            assertThat(manager.get("/tasks/" + first.taskId() + "/track")
                            .expect(200)
                            .json()
                            .path("positions"))
                    .hasSameSizeAs(goodDay);
            for (var receipt : read) {
                var kept = manager.get("/receipts/" + receipt.path("id").asString())
                        .expect(200)
                        .json();
                assertThat(kept.path("status").asString()).isEqualTo("CONFIRMED");
            }
            assertThat(manager.get("/tasks/" + first.taskId() + "/history")
                            .expect(200)
                            .json()
                            .path("items"))
                    .hasSize(4);
            assertThat(manager.get("/routes/" + routeId).expect(200).json().path("checkpoints"))
                    .hasSize(4);
        }
    }

    /** A task under way, and whose. */
    private record Started(String taskId, String courier, String courierId, Instant startedAt) {}

    private record Uploaded(int accepted, int duplicates) {}

    private static double lengthMetres(List<Fix> trace) {
        return new Polyline(trace.stream().map(Fix::point).toList()).lengthMetres();
    }

    private static Map<String, Object> account(String email, String role) {
        return Map.of("email", email, "name", email, "role", role, "password", PASSWORD);
    }

    private static String design(ApiClient admin, List<Fix> trace) {
        var gpx = new StringBuilder(
                "<gpx xmlns=\"http://www.topografix.com/GPX/1/1\" version=\"1.1\" creator=\"test\"><trk><trkseg>");
        trace.forEach(fix -> gpx.append("<trkpt lat=\"%s\" lon=\"%s\"/>"
                .formatted(fix.point().lat(), fix.point().lon())));
        gpx.append("</trkseg></trk></gpx>");
        var imported = admin.with("Content-Type", "application/gpx+xml")
                .send(
                        "POST",
                        "/routes/import?name=Commute&simplifyMetres=5",
                        gpx.toString().getBytes(StandardCharsets.UTF_8))
                .expect(201)
                .json();
        var path = imported.path("path");
        var checkpoints = IntStream.of(path.size() / 4, path.size() / 2, path.size() * 3 / 4, path.size() - 1)
                .mapToObj(i -> Map.of(
                        "name",
                        "Stop " + i,
                        "lat",
                        path.get(i).path("lat"),
                        "lon",
                        path.get(i).path("lon"),
                        "radiusMetres",
                        40))
                .toList();
        var id = imported.path("id").asString();
        var route = admin.put(
                        "/routes/" + id,
                        Map.of("name", "Commute", "path", path, "checkpoints", checkpoints, "corridorMetres", 80))
                .expect(200)
                .json();
        assertThat(route.path("version").asLong()).isEqualTo(2);
        return id;
    }

    private static String publish(ApiClient admin, String routeId, String bonus) {
        var task = Map.of(
                "title", "Walk the commute", "routeId", routeId, "bonus", Map.of("amount", bonus, "currency", "CNY"));
        return admin.post("/tasks", task).expect(201).json().path("id").asString();
    }

    private static Started raceFor(String taskId, HttpTransport server, List<String> couriers) throws Exception {
        var apis = couriers.stream()
                .map(email -> ApiClient.of(server).signedIn(email, PASSWORD))
                .toList();
        var barrier = new CyclicBarrier(apis.size());
        var claims = new ArrayList<Callable<ApiClient.Result>>();
        apis.forEach(api -> claims.add(() -> {
            barrier.await();
            return api.post("/tasks/" + taskId + "/claim");
        }));
        List<Future<ApiClient.Result>> answers;
        try (var threads = Executors.newFixedThreadPool(apis.size())) {
            answers = threads.invokeAll(claims);
        }
        var winners = new ArrayList<Integer>();
        for (var i = 0; i < answers.size(); i++) {
            var answer = answers.get(i).get();
            if (answer.status() == 200) {
                winners.add(i);
            } else {
                answer.expectProblem(409, "task-already-claimed");
            }
        }
        assertThat(winners).hasSize(1);
        return start(taskId, apis.get(winners.getFirst()), couriers.get(winners.getFirst()));
    }

    private static Started claimAndStart(String taskId, HttpTransport server, String courier) {
        var api = ApiClient.of(server).signedIn(courier, PASSWORD);
        api.post("/tasks/" + taskId + "/claim").expect(200);
        return start(taskId, api, courier);
    }

    private static Started start(String taskId, ApiClient courier, String email) {
        var started = courier.post("/tasks/" + taskId + "/start").expect(200).json();
        return new Started(
                taskId,
                email,
                courier.get("/accounts/me").expect(200).json().path("id").asString(),
                Instant.parse(started.path("startedAt").asString()));
    }

    /** Six points a call, a minute after the start on; every third call twice, and the calls in no order. */
    private static Uploaded uploadInParts(ApiClient courier, Started task, List<Fix> trace) {
        var shift = Duration.between(
                trace.getFirst().recordedAt(),
                task.startedAt().plus(1, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS));
        var calls = new ArrayList<List<Map<String, Object>>>();
        for (var from = 0; from < trace.size(); from += 6) {
            var part = trace.subList(from, Math.min(from + 6, trace.size())).stream()
                    .map(fix -> Map.<String, Object>of(
                            "recordedAt", fix.recordedAt().plus(shift).toString(),
                            "lat", fix.point().lat(),
                            "lon", fix.point().lon()))
                    .toList();
            calls.add(part);
            if (from % 18 == 0) {
                calls.add(part);
            }
        }
        Collections.shuffle(calls, new Random(20081026));
        var accepted = 0;
        var duplicates = 0;
        for (var positions : calls) {
            var answer = courier.post("/tasks/" + task.taskId() + "/positions", Map.of("positions", positions))
                    .expect(200)
                    .json();
            assertThat(answer.path("rejected")).isEmpty();
            accepted += answer.path("accepted").asInt();
            duplicates += answer.path("duplicates").asInt();
        }
        return new Uploaded(accepted, duplicates);
    }

    private static String weekOf(Instant instant) {
        var day = LocalDate.ofInstant(instant, ZONE);
        return "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private static JsonNode reportRow(ApiClient manager, String week, String courierId) {
        for (var row : manager.get("/reports/weekly/" + week).expect(200).json().path("couriers")) {
            if (row.path("courierId").asString().equals(courierId)) {
                return row;
            }
        }
        throw new AssertionError("the report has no row for courier " + courierId);
    }
}
