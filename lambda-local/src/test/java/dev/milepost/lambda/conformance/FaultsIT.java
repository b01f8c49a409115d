package dev.milepost.lambda.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.adapters.aws.dynamodb.Table;
import dev.milepost.adapters.aws.sqs.UploadMessage;
import dev.milepost.adapters.aws.testing.LocalSqs;
import dev.milepost.adapters.aws.testing.SqsEvent;
import dev.milepost.adapters.aws.testing.TestClients;
import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.HttpTransport;
import dev.milepost.adapters.http.testing.MainJob;
import dev.milepost.adapters.http.testing.Organisation;
import dev.milepost.application.port.FixQueue.Upload;
import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.lambda.local.LocalCloud;
import dev.milepost.lambda.local.PackagedFunctions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

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

    private static final Predicate<String> COMES_AGAIN = Pattern.compile(
                    "TrackWriterFunction: (\\d+) of \\1 messages failed and come again")
            .asMatchPredicate();

    /** No id of a receipt is blank. */
    private static final String OF_NO_RECEIPT = " ";

    private static final SqsClient SQS =
            TestClients.of(SqsClient.builder(), LocalSqs.address()).build();

    @BeforeAll
    static void sendWhatAlwaysFails() {
        SQS.sendMessage(send -> send.queueUrl(CLOUD.queueUrl("ReadingQueue")).messageBody(OF_NO_RECEIPT));
    }

    @AfterEach
    void mend() {
        CLOUD.mend();
    }

    /** First the table is throttled; then it dies when it has written the uploads of one task and doesn't know it yet. */
    @Test
    void queuedUploadsOutliveAThrottledTableAndAWriterThatIsKilledInMidBatch() {
        CLOUD.restart(Map.of("MILEPOST_UPLOADS", "queued"));
        try {
            var first = PEOPLE.startedTask();
            var second = startedTaskOf(PEOPLE.boris);
            var before = PackagedFunctions.said().size();
            CLOUD.throttle(Table.TRACKS);
            queue(PEOPLE.anna, first);
            queue(PEOPLE.boris, second);
            await().atMost(LONGEST).until(() -> saidSince(before).anyMatch(COMES_AGAIN));

            var killed = CLOUD.killAfterWriting("TrackWriterFunction", Table.TRACKS);
            CLOUD.mend();
            await().atMost(LONGEST).until(killed::isDone);

            await().atMost(LONGEST).until(() -> track(first) == 6 && track(second) == 6);
            assertThat(saidSince(before).dropWhile(line -> !line.contains("exit code")))
                    .anyMatch(COMES_AGAIN);
            assertThat(CLOUD.refusedCalls()).isEmpty();
        } finally {
            CLOUD.restart(Map.of());
        }
    }

    private static String startedTaskOf(ApiClient courier) {
        var task = PEOPLE.openTask();
        courier.post("/tasks/" + task + "/claim").expect(200);
        courier.post("/tasks/" + task + "/start").expect(200);
        return task;
    }

    private static Stream<String> saidSince(int line) {
        return PackagedFunctions.said().stream().skip(line);
    }

    /** Three uploads, one of them twice. */
    private static void queue(ApiClient courier, String task) {
        IntStream.of(0, 1, 2, 1)
                .mapToObj(number -> positions(startOf(task), number))
                .forEach(upload ->
                        courier.post("/tasks/" + task + "/positions", upload).expect(202));
    }

    @Test
    void aMessageThatIsNoUploadFailsAloneAndABatchThatIsDeliveredTwiceIsWrittenOnce() {
        var task = PEOPLE.startedTask();
        var event = batch("poison", "what is this", "upload", upload(task));

        for (var time = 0; time < 2; time++) {
            assertThat(new String(CLOUD.invoke("TrackWriterFunction", event), StandardCharsets.UTF_8))
                    .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"poison\"}]}");
            assertThat(track(task)).isEqualTo(1);
        }
    }

    private static String upload(String task) {
        var courier = new AccountId(PEOPLE.anna.get("/accounts/me").field("id"));
        var fix = Fix.at(startOf(task), new GeoPoint(31.2, 121.5));
        return UploadMessage.write(new Upload(new TaskId(task), courier, List.of(fix)));
    }

    /** As Lambda makes it of two messages. */
    private static byte[] batch(String... idsAndBodies) {
        return SqsEvent.of(Stream.of(0, 2)
                .map(i -> Message.builder()
                        .messageId(idsAndBodies[i])
                        .body(idsAndBodies[i + 1])
                        .build())
                .toList());
    }

    /** It has been failing since before the other tests: five tries take some seconds. */
    @Test
    void whatAlwaysFailsBecomesADeadLetter() {
        await().atMost(LONGEST)
                .until(() -> SQS
                        .receiveMessage(receive -> receive.queueUrl(CLOUD.queueUrl("ReadingDeadLetters"))
                                .waitTimeSeconds(1))
                        .messages()
                        .stream()
                        .anyMatch(message -> message.body().equals(OF_NO_RECEIPT)));
    }

    @Test
    void uploadsToAThrottledTableAreRefusedForNowAndTakenOnceLater() {
        var task = PEOPLE.startedTask();
        var upload = positions(startOf(task), 0);
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

    private static Instant startOf(String task) {
        return Instant.parse(PEOPLE.manager.get("/tasks/" + task).field("startedAt"));
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
