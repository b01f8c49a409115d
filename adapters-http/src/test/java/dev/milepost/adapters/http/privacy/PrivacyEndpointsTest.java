package dev.milepost.adapters.http.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.testing.Scenario;
import dev.milepost.adapters.http.testing.TestApplication;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PrivacyEndpointsTest {
    private static final String LETTER = "{\"reason\": \"Her letter of Monday\"}";

    private final Scenario scenario = new Scenario();
    private final String account =
            "/accounts/" + scenario.anna.get("/accounts/me").field("id");
    private String task;
    private String receipt;

    @BeforeEach
    void annaHasDoneATask() {
        task = scenario.startedTask();
        scenario.app.clock.pass(Duration.ofMinutes(10));
        scenario.anna
                .post("/tasks/" + task + "/positions", scenario.positions(30, 0, 1))
                .expect(200);
        receipt = scenario.uploadedReceipt(task);
        scenario.anna
                .post("/tasks/" + task + "/complete", "{\"reason\": \"Done\"}")
                .expect(200);
    }

    private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static JsonNode json(byte[] content) {
        return JsonMapper.shared().readTree(content);
    }

    @Test
    void anExportIsAnArchiveOfAllThatIsStored() throws IOException {
        var answer = scenario.admin.post(account + "/export", LETTER).expect(200);

        assertThat(answer.header("content-type")).contains("application/zip");
        assertThat(answer.header("content-disposition").orElseThrow()).contains("attachment");
        var files = unzip(answer.answer().body());
        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "account.json",
                        "tasks/" + task + ".json",
                        "receipts/" + receipt + ".json",
                        "receipts/" + receipt + ".jpg",
                        "README.txt");
        assertThat(new String(files.get("README.txt"), StandardCharsets.UTF_8)).doesNotContain("no room");
        assertThat(json(files.get("account.json")).path("email").asString()).isEqualTo(Scenario.ANNA_EMAIL);
        var exported = json(files.get("tasks/" + task + ".json"));
        assertThat(exported.at("/task/status").asString()).isEqualTo("COMPLETED");
        assertThat(exported.path("positions")).hasSize(30);
        assertThat(exported.path("history")).hasSize(4);
        assertThat(files.get("receipts/" + receipt + ".jpg")).isEqualTo(Scenario.JPEG);
    }

    @Test
    void anExportCanBeCutByTimeAndIsBounded() throws IOException {
        var tomorrow = scenario.now().plus(Duration.ofDays(1));
        var nothing = scenario.admin
                .post(account + "/export", "{\"reason\": \"Letter\", \"from\": \"%s\"}".formatted(tomorrow))
                .expect(200);
        assertThat(unzip(nothing.answer().body())).containsOnlyKeys("account.json", "README.txt");

        var busy = "/tasks/" + scenario.startedTask();
        scenario.app.clock.pass(Duration.ofHours(3));
        scenario.app
                .as(Scenario.ANNA_EMAIL)
                .post(busy + "/positions", scenario.positions(1_000, 0, 1))
                .expect(200);
        var refused = scenario.app
                .as(TestApplication.ADMIN_EMAIL)
                .post(account + "/export", LETTER)
                .expectProblem(413, "too-large");
        assertThat(refused.field("detail")).contains("from and to");
    }

    @Test
    void aPhotoThatHasNoRoomInTheArchiveIsNamedInIt() throws IOException {
        var busy = scenario.startedTask();
        var large = scenario.anna
                .with("Content-Type", "image/jpeg")
                .send("POST", "/tasks/" + busy + "/receipts", Arrays.copyOf(Scenario.JPEG, 6_000))
                .expect(201)
                .field("id");

        var files = unzip(scenario.admin
                .post(account + "/export", LETTER)
                .expect(200)
                .answer()
                .body());

        assertThat(files)
                .containsKeys("receipts/" + large + ".json", "receipts/" + receipt + ".jpg")
                .doesNotContainKey("receipts/" + large + ".jpg");
        assertThat(new String(files.get("README.txt"), StandardCharsets.UTF_8))
                .contains("no room", "/api/v1/receipts/" + large + "/photo")
                .doesNotContain(receipt);
    }

    @Test
    void anErasedCourierIsOutAtOnceAndNothingTellsOfThemAnyMore() throws IOException {
        var key = scenario.deviceKeyOfAnna();

        var entry = scenario.admin.post(account + "/erase", LETTER).expect(200).json();

        assertThat(entry.path("act").asString()).isEqualTo("ERASED");
        assertThat(entry.path("reason").asString()).isEqualTo("Her letter of Monday");
        scenario.anna.get("/accounts/me").expectProblem(401, "invalid-credentials");
        scenario.app.anyone().get("/osmand?id=" + key).expectProblem(401, "invalid-credentials");
        scenario.app
                .anyone()
                .post(
                        "/tokens",
                        "{\"email\": \"%s\", \"password\": \"%s\"}"
                                .formatted(Scenario.ANNA_EMAIL, TestApplication.PASSWORD))
                .expectProblem(401, "bad-credentials");
        var left = scenario.admin.get(account).expect(200).text();
        assertThat(left).doesNotContain("anna").contains("\"disabled\":true");
        assertThat(scenario.manager.get("/tasks/" + task + "/track").json().path("positions"))
                .isEmpty();
        scenario.manager.get("/receipts/" + receipt + "/photo").expectProblem(404, "not-found");
        assertThat(scenario.manager.get("/tasks/" + task).field("status")).isEqualTo("COMPLETED");
        assertThat(unzip(scenario.admin
                        .post(account + "/export", LETTER)
                        .answer()
                        .body()))
                .doesNotContainKey("receipts/" + receipt + ".jpg");
        assertThat(scenario.join(Scenario.ANNA_EMAIL, "COURIER")
                        .get("/tasks")
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void aReportThatHasClosedNamesThemNoMoreAndKeepsItsFigures() {
        scenario.app.clock.pass(Duration.ofDays(9));
        scenario.app.closeReports.close();
        var manager = scenario.app.as(Scenario.MANAGER_EMAIL);
        var before = manager.get("/reports/weekly/2026-W48").expect(200);
        assertThat(before.text()).contains(Scenario.ANNA_EMAIL);

        scenario.app
                .as(TestApplication.ADMIN_EMAIL)
                .post(account + "/erase", LETTER)
                .expect(200);

        var after = manager.get("/reports/weekly/2026-W48").expect(200);
        assertThat(after.text()).doesNotContain("anna");
        assertThat(after.text()).isEqualTo(before.text().replace(Scenario.ANNA_EMAIL, "Erased"));
    }

    @Test
    void theLogTellsWhoDidWhatAndWhy() {
        scenario.admin.post(account + "/export", LETTER).expect(200);
        scenario.admin.post(account + "/erase", LETTER).expect(200);

        var log =
                scenario.admin.get(account + "/privacy-log").expect(200).json().path("items");

        assertThat(log.valueStream().map(line -> line.path("act").asString())).containsExactly("ERASED", "EXPORTED");
        assertThat(log.at("/0/by").asString())
                .isEqualTo(scenario.admin.get("/accounts/me").field("id"));
        assertThat(log.at("/0/reason").asString()).isEqualTo("Her letter of Monday");
    }

    @Test
    void whatCanNotBeDoneIsRefused() {
        scenario.admin.post(account + "/erase", "{\"reason\": \"\"}").expect(400);
        scenario.admin.post(account + "/export", "{}").expect(400);
        scenario.admin.post("/accounts/nobody/erase", LETTER).expectProblem(404, "not-found");
        scenario.admin.post("/accounts/nobody/export", LETTER).expectProblem(404, "not-found");
        scenario.startedTask();
        scenario.admin.post(account + "/erase", LETTER).expectProblem(409, "courier-holds-task");
        scenario.manager.post(account + "/erase", LETTER).expectProblem(403, "forbidden");
    }
}
