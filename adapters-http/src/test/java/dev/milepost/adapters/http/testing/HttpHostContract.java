package dev.milepost.adapters.http.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.receipt.MediaType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every host must carry unharmed between its clients and the dispatcher: the same requests, the same answers. */
public interface HttpHostContract {
    /** A file that no other test of the same host sends: the second one would be told as a duplicate. */
    byte[] OF_ITS_OWN = Arrays.copyOf(Organisation.JPEG, Organisation.JPEG.length + 1);

    /** The application that is served. */
    Organisation scenario();

    /** Carries requests by way of the host. */
    Transport transport();

    private ApiClient through(ApiClient client) {
        return new ApiClient(transport(), client.headers());
    }

    private ApiClient anyone() {
        return ApiClient.of(transport());
    }

    @Test
    default void theMainJobIsDoneOverTheHost() {
        var admin = through(scenario().admin);
        var anna = through(scenario().anna);
        var id = admin.post("/tasks", scenario().terms("")).expect(201).field("id");
        anna.post("/tasks/" + id + "/claim").expect(200);
        through(scenario().boris).post("/tasks/" + id + "/claim").expectProblem(409, "task-already-claimed");
        anna.post("/tasks/" + id + "/start").expect(200);
        anna.post("/tasks/" + id + "/positions", scenario().positions(1, 0, 0)).expect(200);
        assertThat(through(scenario().manager).get("/live").expect(200).json().path("items"))
                .isNotEmpty();
    }

    @Test
    default void phoneAppsUploadBelowTheBasePathAndAtTheRoot() {
        var boris = through(scenario().boris);
        var task = "/tasks/" + scenario().openTask();
        boris.post(task + "/claim").expect(200);
        boris.post(task + "/start").expect(200);
        var key = Organisation.deviceKeyOf(boris);
        var position = "lat=31.2&lon=121.5&accuracy=5.0&other=1&timestamp=";
        var now = scenario().now().toEpochMilli();
        var owntracks = "{\"_type\":\"location\",\"lat\":31.2,\"lon\":121.5,\"tst\":%d}".formatted(now / 1000 + 1);

        anyone().get("/osmand?id=" + key + "&" + position + (now + 1)).expect(200);
        anyone().with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/osmand", ("id=" + key + "&" + position + (now + 2)).getBytes(StandardCharsets.UTF_8))
                .expect(200);
        assertThat(anyone().withDeviceKey(Organisation.BORIS_EMAIL, key)
                        .post("/owntracks", owntracks)
                        .expect(200)
                        .text())
                .isEqualTo("[]");
        var atRoot = transport().send("GET", "/osmand?id=" + key + "&" + position + (now + 3), Map.of(), new byte[0]);
        assertThat(atRoot.status()).isEqualTo(200);
        anyone().get("/osmand?id=wrong&" + position + now).expectProblem(401, "invalid-credentials");

        assertThat(through(scenario().manager)
                        .get(task + "/track")
                        .expect(200)
                        .json()
                        .path("positions"))
                .hasSize(4);
    }

    @Test
    default void aCouriersDataIsGivenOutAndErased() {
        var admin = through(scenario().admin);
        var erin = through(scenario().join("erin@example.com", "COURIER"));
        var account = "/accounts/" + erin.get("/accounts/me").field("id");
        var task = "/tasks/" + scenario().openTask();
        erin.post(task + "/claim").expect(200);
        erin.post(task + "/start").expect(200);
        erin.post(task + "/positions", scenario().positions(1, 0, 0)).expect(200);
        erin.with("Content-Type", "image/jpeg")
                .send("POST", task + "/receipts", OF_ITS_OWN)
                .expect(201);
        erin.post(task + "/complete", "{\"reason\": \"Done\"}").expect(200);

        var archive =
                admin.post(account + "/export", "{\"reason\": \"Her letter\"}").expect(200);
        admin.post(account + "/erase", "{\"reason\": \"Her letter\"}").expect(200);

        assertThat(archive.text()).startsWith("PK").contains("account.json", ".jpg");
        assertThat(admin.get(account).expect(200).field("name")).isEqualTo("Erased");
        assertThat(admin.get(task + "/track").expect(200).json().path("positions"))
                .isEmpty();
        assertThat(admin.get(account + "/privacy-log").expect(200).json().path("items"))
                .hasSize(2);
    }

    @Test
    default void aReportArrivesAsAFile() {
        var month = YearMonth.from(scenario().now().atZone(ZoneId.of("Asia/Shanghai")));
        var report = "/reports/monthly/" + month + "?format=";
        var manager = through(scenario().manager);

        assertThat(manager.get(report + "pdf&lang=zh").expect(200).answer().body())
                .startsWith('%', 'P', 'D', 'F');
        assertThat(manager.get(report + "xlsx").expect(200).answer().body()).startsWith('P', 'K');
        assertThat(manager.get(report + "html").expect(200).text()).startsWith("<!DOCTYPE html>");
    }

    @Test
    default void everyMethodArrives() {
        var admin = through(scenario().admin);
        var team = "/teams/"
                + admin.post("/teams", "{\"name\": \"West\"}").expect(201).field("id");
        admin.put(team, "{\"name\": \"Far west\"}").expect(200);
        admin.patch("/tasks/" + scenario().openTask(), "{\"title\": \"Other\"}").expect(200);
        admin.delete(team).expect(204);
        admin.send("DELETE", "/tasks", new byte[0]).expectProblem(405, "method-not-allowed");
        admin.send("PROPFIND", "/tasks", new byte[0]).expectProblem(405, "method-not-allowed");
    }

    @Test
    default void headersArriveInBothDirections() {
        var admin =
                through(scenario().admin).with("Idempotency-Key", "host-key").with("Origin", TestApplication.ORIGIN);
        var first = admin.post("/teams", "{\"name\": \"Once\"}").expect(201);
        var second = admin.post("/teams", "{\"name\": \"Once\"}").expect(201);

        assertThat(second.field("id")).isEqualTo(first.field("id"));
        assertThat(first.header("location").orElseThrow()).startsWith("/api/v1/teams/");
        assertThat(first.header("etag")).contains("\"1\"");
        assertThat(first.header("access-control-allow-origin")).contains(TestApplication.ORIGIN);
        assertThat(first.header("x-content-type-options")).contains("nosniff");
        assertThat(first.header("server")).isEmpty();
    }

    @Test
    default void preflightsAreAnswered() {
        var preflight = anyone().with("Origin", TestApplication.ORIGIN)
                .with("Access-Control-Request-Method", "POST")
                .send("OPTIONS", "/tasks", new byte[0])
                .expect(204);

        assertThat(preflight.header("access-control-allow-methods").orElseThrow())
                .contains("POST");
    }

    @Test
    default void headHasTheHeadersOfGetAndNoBody() {
        var head = through(scenario().admin).send("HEAD", "/tasks", new byte[0]).expect(200);

        assertThat(head.answer().body()).isEmpty();
        assertThat(head.header("content-type")).contains("application/json");
    }

    @Test
    default void queriesArriveDecodedOnce() {
        var admin = through(scenario().admin);
        admin.post("/routes", Scenario.ROUTE.replace("North road", "100%+ 路")).expect(201);

        assertThat(admin.get("/routes?q=100%25%2B+%E8%B7%AF").expect(200).json().path("items"))
                .hasSize(1);
        admin.get("/tasks?limit=1&limit=2").expectInvalid("query");
        admin.get("/tasks?unknown=1").expectInvalid("unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tasks/..%2f..%2fetc%2fpasswd",
                "/tasks/%2e%2e%2f%2e%2e",
                "/tasks/a%5c..%5cb",
                "/receipts/..%2fphoto/photo",
                "/docs/..%2f..%2fpom.xml",
                "/tasks/some;id=1",
                "/tasks//",
                "/docs/%2e%2e%5cx"
            })
    default void noPathLeadsToAFile(String path) {
        var answer = through(scenario().admin).get(path);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.header("content-type")).contains("application/problem+json");
    }

    /** Some hosts refuse it by themselves, with a body of their own. */
    @Test
    default void aPathWithANulLeadsNowhere() {
        assertThat(through(scenario().admin).get("/tasks/%00").status()).isIn(400, 404);
    }

    @Test
    default void binaryFilesArriveUnharmed() {
        var every = new byte[Scenario.JPEG.length + 256];
        System.arraycopy(Scenario.JPEG, 0, every, 0, Scenario.JPEG.length);
        for (int i = 0; i < 256; i++) {
            every[Scenario.JPEG.length + i] = (byte) i;
        }
        var anna = through(scenario().anna);
        var id = anna.with("Content-Type", "image/jpeg")
                .send("POST", "/tasks/" + scenario().startedTask() + "/receipts", every)
                .expect(201)
                .field("id");

        assertThat(anna.get("/receipts/" + id + "/photo").expect(200).answer().body())
                .isEqualTo(every);
    }

    @Test
    default void aReceiptIsShownAsAPicture() throws IOException {
        var anna = through(scenario().anna);
        var receipt = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 80, BufferedImage.TYPE_BYTE_GRAY), "png", receipt);
        var task = "/tasks/" + scenario().startedTask();
        var id = anna.with("Content-Type", "image/png")
                .send("POST", task + "/receipts", receipt.toByteArray())
                .expect(201)
                .field("id");
        // Where tests share one system, a courier's active tasks are limited.
        anna.post(task + "/complete", "{\"reason\": \"only photographed\"}").expect(200);

        var picture = anna.get("/receipts/" + id + "/photo?evidence=true").expect(200);

        assertThat(picture.header("content-type")).contains("image/jpeg");
        assertThat(MediaType.sniff(picture.answer().body())).contains(MediaType.JPEG);
    }

    @Test
    default void textIsUtf8InBothDirections() {
        var admin = through(scenario().admin);
        var name = "Zürich → 上海 🚚";

        assertThat(admin.post("/teams", "{\"name\": \"%s\"}".formatted(name))
                        .expect(201)
                        .field("name"))
                .isEqualTo(name);
    }

    @Test
    default void bodiesThatAreTooLargeAreRefusedAndTheAnswerArrives() {
        through(scenario().anna)
                .with("Content-Type", "image/jpeg")
                .send("POST", "/tasks/" + scenario().startedTask() + "/receipts", new byte[11 * 1024 * 1024])
                .expectProblem(413, "too-large");
        anyone().post("/tokens", "{}" + " ".repeat(200_000)).expectProblem(413, "too-large");
    }

    @Test
    default void aRefusedBodyDoesNotSpoilTheNextRequest() {
        for (int i = 0; i < 3; i++) {
            anyone().post("/tasks", "{\"title\": \"" + "x".repeat(100_000) + "\"}")
                    .expect(401);
            through(scenario().admin).get("/tasks").expect(200);
        }
    }

    @Test
    default void malformedBodiesAreProblems() {
        through(scenario().admin).post("/tasks", "{\"title\": ").expectProblem(400, "malformed-json");
        through(scenario().admin)
                .with("Content-Type", "text/plain")
                .send("POST", "/tasks", "title".getBytes(StandardCharsets.UTF_8))
                .expectProblem(415, "unsupported-media-type");
    }
}
