package dev.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.HttpTransport;
import dev.milepost.adapters.http.testing.Organisation;
import dev.milepost.adapters.http.testing.TestApplication;
import dev.milepost.adapters.local.tesseract.Samples;
import dev.milepost.server.bench.PackagedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A courier is forgotten by the packaged server and its database: places, words, photos, and the name in a report that was closed before. */
class ErasureIT {
    /** A week that has closed by now. */
    private static final Duration AGO = Duration.ofDays(9);

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String LETTER = "{\"reason\": \"Her letter\"}";

    @TempDir
    private Path data;

    /** What Anna has done. */
    private record Work(String account, String task, String receipt, String week) {}

    @Test
    void whatIsErasedIsGoneForGoodAndFiguresStay() throws IOException {
        var work = workOfAnna();
        try (var server = PackagedServer.start(data, Map.of());
                var transport = new HttpTransport(server.address())) {
            var admin = admin(transport);
            var report = await().atMost(SOON)
                    .until(
                            () -> admin.get("/reports/weekly/" + work.week())
                                    .expect(200)
                                    .json(),
                            found -> found.path("edition").isNumber());
            assertThat(report.toString()).contains(Organisation.ANNA_EMAIL);
            assertThat(positions(admin, work)).hasSize(30);
            assertThat(filesBelow(data.resolve("photos"))).isNotEmpty();

            admin.post(work.account() + "/erase", LETTER).expect(200);

            assertErased(admin, work, report);
            server.killEverything();
        }
        try (var server = PackagedServer.start(data, Map.of());
                var transport = new HttpTransport(server.address())) {
            var report = admin(transport)
                    .get("/reports/weekly/" + work.week())
                    .expect(200)
                    .json();
            assertErased(admin(transport), work, report);
            assertThat(filesBelow(data.resolve("photos"))).isEmpty();
        }
    }

    private Work workOfAnna() {
        var then = Instant.now().minus(AGO);
        try (var server = PackagedServer.start(
                        data, Map.of("MILEPOST_CLOCK_OFFSET", AGO.negated().toString()));
                var transport = new HttpTransport(server.address())) {
            InstantSource clock = () -> Instant.now().minus(AGO);
            var organisation = new Organisation(ApiClient.of(transport), admin(transport), clock);
            var anna = organisation.anna;
            var task = organisation.startedTask();
            anna.post("/tasks/" + task + "/positions", trackOf(clock.instant())).expect(200);
            var receipt = anna.with("Content-Type", "image/jpeg")
                    .send("POST", "/tasks/" + task + "/receipts", Samples.receipt())
                    .expect(201)
                    .field("id");
            await().atMost(SOON).until(() -> anna.get("/receipts/" + receipt).field("status"), "READ"::equals);
            anna.post("/tasks/" + task + "/complete", "{\"reason\": \"Done\"}").expect(200);
            var account = "/accounts/" + anna.get("/accounts/me").field("id");
            return new Work(account, task, receipt, week(then));
        }
    }

    /** Thirty in the three seconds after the start. */
    private static String trackOf(Instant start) {
        var positions = new StringBuilder("{\"positions\": [");
        for (var i = 0; i < 30; i++) {
            positions
                    .append(i == 0 ? "" : ",")
                    .append(Organisation.position(start.plusMillis(100L * i), 31.2 + 1e-5 * i, 121.5));
        }
        return positions.append("]}").toString();
    }

    private static void assertErased(ApiClient admin, Work work, JsonNode report) {
        var left = admin.get(work.account()).expect(200);
        assertThat(left.field("name")).isEqualTo("Erased");
        assertThat(left.text()).doesNotContain("anna");
        assertThat(positions(admin, work)).isEmpty();
        admin.get("/receipts/" + work.receipt() + "/photo").expectProblem(404, "not-found");
        var reading =
                admin.get("/receipts/" + work.receipt()).expect(200).json().path("reading");
        assertThat(reading.path("evidence")).isEmpty();
        assertThat(reading.path("total").isObject()).isTrue();
        assertThat(admin.get("/tasks/" + work.task()).field("status")).isEqualTo("COMPLETED");
        var now = admin.get("/reports/weekly/" + work.week()).expect(200).text();
        assertThat(now)
                .doesNotContain(Organisation.ANNA_EMAIL)
                .isEqualTo(report.toString().replace(Organisation.ANNA_EMAIL, "Erased"));
        assertThat(admin.get(work.account() + "/privacy-log")
                        .json()
                        .at("/items/0/act")
                        .asString())
                .isEqualTo("ERASED");
        admin.with("Authorization", "")
                .post("/tokens", Map.of("email", Organisation.ANNA_EMAIL, "password", TestApplication.PASSWORD))
                .expectProblem(401, "bad-credentials");
    }

    private static JsonNode positions(ApiClient admin, Work work) {
        return admin.get("/tasks/" + work.task() + "/track").expect(200).json().path("positions");
    }

    private static ApiClient admin(HttpTransport transport) {
        return ApiClient.of(transport).signedIn(PackagedServer.ADMIN_EMAIL, PackagedServer.ADMIN_PASSWORD);
    }

    private static String week(Instant instant) {
        var day = LocalDate.ofInstant(instant, ZoneId.of("Asia/Shanghai"));
        return "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
