package dev.milepost.lambda.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.adapters.aws.dynamodb.Table;
import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.HttpTransport;
import dev.milepost.adapters.http.testing.MainJob;
import dev.milepost.adapters.http.testing.Organisation;
import dev.milepost.lambda.local.LocalCloud;
import dev.milepost.lambda.local.PackagedFunctions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The packaged functions, with what goes wrong in earnest: nothing acknowledged is lost, nothing is there twice. */
class FaultsIT {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final LocalCloud CLOUD = PackagedFunctions.cloud();
    private static final HttpTransport TRANSPORT = new HttpTransport(CLOUD.address());
    private static final ApiClient ANYONE = ApiClient.of(TRANSPORT);
    private static final Organisation PEOPLE = new Organisation(
            ANYONE,
            ANYONE.signedIn(MainJob.ADMIN_EMAIL, MainJob.ADMIN_PASSWORD),
            InstantSource.system(),
            "faults.example.com");

    @AfterEach
    void mend() {
        CLOUD.mend();
    }

    @Test
    void aWriterThatIsKilledInMidBatchLosesNothingAndDoublesNothing() {
        CLOUD.restart(Map.of("MILEPOST_UPLOADS", "queued"));
        try {
            var task = PEOPLE.startedTask();

            uploadKillingTheWriter(task);

            await().atMost(LONGEST).until(() -> track(task), size -> size == 40);
            assertThat(CLOUD.refusedCalls()).isEmpty();
        } finally {
            CLOUD.restart(Map.of());
        }
    }

    /** Twenty uploads, half of them twice; every fifth is the writer's last. */
    private static void uploadKillingTheWriter(String task) {
        var start = Instant.parse(PEOPLE.anna.get("/tasks/" + task).field("startedAt"));
        for (var i = 0; i < 20; i++) {
            var upload = positions(start, i);
            PEOPLE.anna.post("/tasks/" + task + "/positions", upload).expect(202);
            if (i % 2 == 0) {
                PEOPLE.anna.post("/tasks/" + task + "/positions", upload).expect(202);
            }
            if (i % 5 == 4) {
                CLOUD.kill("TrackWriterFunction");
            }
        }
    }

    @Test
    void aMessageThatIsNoUploadFailsAlone() {
        var task = PEOPLE.startedTask();
        var event = """
                {"Records": [{"messageId": "poison", "body": "what is this", "attributes": {"ApproximateReceiveCount": "3"}}]}
                """;

        var answer = CLOUD.invoke("TrackWriterFunction", event.getBytes(StandardCharsets.UTF_8));

        assertThat(new String(answer, StandardCharsets.UTF_8))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"poison\"}]}");
        assertThat(track(task)).isZero();
    }

    @Test
    void uploadsToAThrottledTableAreRefusedForNowAndTakenOnceLater() {
        var task = PEOPLE.startedTask();
        var start = Instant.parse(PEOPLE.anna.get("/tasks/" + task).field("startedAt"));
        var upload = positions(start, 0);
        CLOUD.throttle(Table.TRACKS);

        var refused = PEOPLE.anna.post("/tasks/" + task + "/positions", upload);

        assertComeAgain(refused);
        await().atMost(LONGEST).until(() -> hasLoggedAFault("TrackingFunction"));
        CLOUD.mend();
        assertThat(PEOPLE.anna
                        .post("/tasks/" + task + "/positions", upload)
                        .expect(200)
                        .field("accepted"))
                .isEqualTo("2");
        assertThat(PEOPLE.anna
                        .post("/tasks/" + task + "/positions", upload)
                        .expect(200)
                        .field("duplicates"))
                .isEqualTo("2");
        assertThat(track(task)).isEqualTo(2);
    }

    @Test
    void functionsThatStartWhileParameterStoreIsAwayServeOnceItIsBack() {
        CLOUD.takeParametersAway();
        CLOUD.kill("PeopleFunction");
        CLOUD.kill("AuthorizerFunction");

        assertComeAgain(ANYONE.post("/tokens", "{\"email\": \"a@b.example\", \"password\": \"long enough\"}"));
        assertComeAgain(PEOPLE.anna.get("/tasks"));

        CLOUD.mend();
        await().atMost(LONGEST).until(() -> PEOPLE.anna.get("/tasks").status(), status -> status == 200);
        ANYONE.signedIn(MainJob.ADMIN_EMAIL, MainJob.ADMIN_PASSWORD);
    }

    /** What its alarm goes by: an answer is no error to Lambda. */
    private static boolean hasLoggedAFault(String function) throws IOException {
        try (var lines = Files.lines(CLOUD.launch(function).log())) {
            return lines.anyMatch(
                    line -> line.contains("\"function\":\"" + function + "\"") && line.contains("\"faults\":1"));
        }
    }

    private static void assertComeAgain(ApiClient.Result refused) {
        refused.expectProblem(503, "unavailable");
        assertThat(refused.header("retry-after")).isPresent();
    }

    private static int track(String task) {
        return PEOPLE.manager
                .get("/tasks/" + task + "/track")
                .expect(200)
                .json()
                .path("positions")
                .size();
    }

    /** Two, just after the start, others for each number. */
    private static String positions(Instant start, int number) {
        var both = IntStream.of(2 * number, 2 * number + 1)
                .mapToObj(millis -> Organisation.position(start.plusMillis(millis), 31.2, 121.5))
                .toList();
        return "{\"positions\": [%s]}".formatted(String.join(",", both));
    }
}
