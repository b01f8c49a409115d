package dev.milepost.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.milepost.application.fake.ManualClock;
import dev.milepost.lambda.local.tiny.TinyPackage;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What API Gateway answers, and what the terminal says of it: with functions that do all that functions shouldn't. */
class GatewayIT {
    private static final List<String> SAID = new CopyOnWriteArrayList<>();
    private static final ManualClock CLOCK = new ManualClock(Instant.parse("2026-03-01T07:59:30Z"));
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String INTERNAL = "{\"message\":\"Internal Server Error\"}";

    @TempDir
    private static Path folder;

    private static TinyPackage tiny;
    private static LocalCloud cloud;

    @BeforeAll
    static void start() throws IOException {
        tiny = new TinyPackage(folder.resolve("package"));
        cloud = new LocalCloud(settings(tiny.folder(), 0));
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    private static LocalCloud.Settings settings(Path packaged, int port) {
        return new LocalCloud.Settings(
                packaged,
                folder.resolve("work"),
                Optional.empty(),
                Map.of(),
                Map.of(),
                port,
                Optional.of(CLOCK),
                false,
                false,
                SAID::add);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(cloud.address() + path)).timeout(Duration.ofSeconds(60));
    }

    private static void assertAnswer(String path, int status, String body, String said) throws Exception {
        var answer = send(to(path));
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(SAID).anyMatch(line -> line.contains(path) && line.contains(said));
    }

    @Test
    void aFunctionThatThrowsIsAnInternalError() throws Exception {
        assertAnswer("/throws", 500, INTERNAL, "java.lang.IllegalStateException: thrown on purpose");
    }

    @Test
    void aFunctionThatCannotStartIsAnInternalError() throws Exception {
        assertAnswer("/broken", 500, INTERNAL, "no such setting");
    }

    @Test
    void aFunctionWhoseProcessEndsIsAnInternalErrorAndStartsAgain() throws Exception {
        assertAnswer("/exits", 500, INTERNAL, "exit code 9");
        assertThat(send(to("/plain")).statusCode()).isEqualTo(200);
    }

    @Test
    void aFunctionThatRunsForEverIsEndedAfterItsTimeout() throws Exception {
        assertAnswer("/hangs", 500, INTERNAL, "timed out after 1.00 seconds");
    }

    @Test
    void whoIsLongerThanApiGatewayWaitsIsUnavailableAndWhoComesMeanwhileIsThrottled() throws Exception {
        assertAnswer("/hangs/longer", 503, "{\"message\":\"Service Unavailable\"}", "timeoutInMillis");
        assertAnswer("/hangs/longer", 429, "{\"message\":\"Too Many Requests\"}", "ReservedConcurrentExecutions");
    }

    @Test
    void aFunctionThatExceedsItsMemoryIsAnInternalErrorAndStartsAgain() throws Exception {
        assertAnswer("/fills-memory", 500, INTERNAL, "ran out of memory");
        assertThat(send(to("/plain")).statusCode()).isEqualTo(200);
    }

    @Test
    void aFunctionThatPrints100MegabytesAnswersAndItsLogIsBounded() throws Exception {
        assertThat(send(to("/prints")).body()).isEqualTo("printed");

        try (var logs = Files.list(folder.resolve("work/logs"))) {
            assertThat(logs.filter(log -> log.getFileName().toString().startsWith("Behaving")))
                    .isNotEmpty()
                    .allMatch(log -> log.toFile().length() <= FunctionLog.MOST_BYTES);
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> SAID.stream()
                        .anyMatch(line -> line.startsWith("BehavingFunction prints more than its log keeps: ")
                                && line.contains("BehavingFunction.log")));
    }

    @Test
    void malformedAnswersAreInternalErrors() throws Exception {
        assertAnswer("/malformed", 500, INTERNAL, "{\"statusCode\": ");
        assertAnswer("/no-status", 500, INTERNAL, "{\"statusCode\": \"soon\"}");
        assertAnswer("/huge", 500, INTERNAL, "more than 6291556 bytes");
    }

    @Test
    void anAnswerWithoutAStatusIsABody() throws Exception {
        var answer = send(to("/plain"));

        assertThat(answer.body()).isEqualTo("{\"hello\":\"you\"}");
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    }

    @Test
    void bodiesAreTextOrBase64AndLimited() throws Exception {
        var text = send(
                to("/echo?a=1&a=2").header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}")));
        var bytes = send(to("/echo").POST(BodyPublishers.ofByteArray(new byte[] {1, 2, 3})));
        var large = to("/echo").header("Content-Type", "text/plain");
        var ofLambda = send(large.copy()
                .POST(BodyPublishers.ofByteArray("x".repeat(7_000_000).getBytes(StandardCharsets.US_ASCII))));
        var ofGateway = send(large.copy().POST(BodyPublishers.ofByteArray(new byte[11_000_000])));

        assertThat(text.body())
                .contains("\"body\":\"{}\"", "\"isBase64Encoded\":false", "\"queryStringParameters\":{\"a\":\"1,2\"}");
        assertThat(text.headers().firstValue("set-cookie")).hasValue("a=b");
        assertThat(bytes.body()).contains("\"body\":\"AQID\"", "\"isBase64Encoded\":true");
        assertThat(ofLambda.statusCode()).isEqualTo(413);
        assertThat(ofGateway.statusCode()).isEqualTo(413);
        assertThat(SAID)
                .anyMatch(line -> line.startsWith("POST /echo 413: the event has ") && line.contains("Lambda takes"))
                .contains("POST /echo 413: the body has more than the 10485760 bytes that API Gateway takes");
    }

    @Test
    void requestsBeyondTheShareOfARouteAreTooMany() throws Exception {
        assertThat(send(to("/rare")).statusCode()).isEqualTo(200);
        assertAnswer("/rare", 429, "{\"message\":\"Too Many Requests\"}", "ThrottlingRateLimit");
    }

    @Test
    void theAuthorizerIsAskedOnceForEachIdentityAndItsContextIsPassedOn() throws Exception {
        var anonymous = send(to("/closed/1"));
        var refused = send(to("/closed/1").header("Authorization", "stranger"));
        var first = send(to("/closed/1").header("Authorization", "letmein"));
        var second = send(to("/closed/2").header("Authorization", "letmein"));

        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).isEqualTo("{\"message\":\"Forbidden\"}");
        assertThat(first.body()).contains("\"authorizer\":{\"lambda\":{\"asked\":\"2\"}}", "\"id\":\"1\"");
        assertThat(second.body()).contains("\"authorizer\":{\"lambda\":{\"asked\":\"2\"}}", "\"id\":\"2\"");
    }

    @Test
    void anAuthorizerThatAnswersWhatIsNoDecisionIsAnInternalError() throws Exception {
        for (var said : List.of("mumble", "{}")) {
            var answer = send(to("/closed/" + said.length()).header("Authorization", "say:" + said));

            assertThat(answer.body()).isEqualTo(INTERNAL);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(SAID)
                    .anyMatch(line -> line.startsWith("GET /closed/" + said.length() + " 500: LettingFunction ")
                            && line.endsWith(said));
        }
    }

    @Test
    void preflightsAreAnsweredByTheGatewayAndItsHeadersReplaceTheFunctions() throws Exception {
        var preflight = send(to("/echo")
                .header("Origin", "https://pages.example.com")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
        var stranger = send(to("/echo")
                .header("Origin", "https://elsewhere.example.com")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
        var simple = send(to("/echo").header("Origin", "https://pages.example.com"));

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().map())
                .containsEntry("access-control-allow-origin", List.of("https://pages.example.com"))
                .containsEntry("access-control-allow-methods", List.of("GET,POST"))
                .containsEntry("access-control-max-age", List.of("600"));
        assertThat(stranger.headers().map()).doesNotContainKey("access-control-allow-origin");
        assertThat(simple.headers().allValues("access-control-allow-origin"))
                .containsExactly("https://pages.example.com");
    }

    @Test
    void aChangedArtefactTakesOverAndNoRequestIsDropped() throws Exception {
        var answers = new CopyOnWriteArrayList<CompletableFuture<Integer>>();
        send(to("/plain"));
        tiny.writeFunctions("second");
        tiny.finish(1);

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            answers.add(CLIENT.sendAsync(to("/plain").build(), BodyHandlers.ofString())
                    .thenApply(HttpResponse::statusCode));
            return SAID.stream().anyMatch(line -> line.contains("the package has changed: BehavingFunction"));
        });
        answers.add(CompletableFuture.completedFuture(send(to("/plain")).statusCode()));

        assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(200);
    }

    @Test
    void aFunctionStaysWarmUnlessEachRequestIsToBeCold() throws Exception {
        var spec = cloud.launch("PatientFunction");
        var event = "{\"rawPath\":\"/which-process\"}".getBytes(StandardCharsets.UTF_8);
        try (var process = new FunctionProcess(spec)) {
            assertThat(process.invoke(event)).isEqualTo(process.invoke(event));
            assertThat(process.invokeCold(event)).isNotEqualTo(process.invokeCold(event));
        }
    }

    @Test
    void functionsAreCalledOnScheduleAsTheClockSays() {
        assertThat(SAID)
                .anyMatch(
                        line -> line.startsWith("ScheduledFunction is not called by Never: ") && line.contains("cron"));
        CLOCK.pass(Duration.ofMinutes(1));
        awaitPrinted("\"source\":\"aws.events\"", "\"time\":\"2026-03-01T08:00:30Z\"");
        awaitPrinted("{\"morning\": \"2026-03-01T08:00:00Z\"}");
        CLOCK.pass(Duration.ofSeconds(90));
        awaitPrinted("\"source\":\"aws.scheduler\"", "\"time\":\"2026-03-01T08:02:00Z\"");
    }

    /** A line of the scheduled function with all of these. */
    private static void awaitPrinted(String... parts) {
        var log = folder.resolve("work/logs/ScheduledFunction.log");
        await().atMost(Duration.ofSeconds(60))
                .ignoreException(NoSuchFileException.class)
                .until(() -> Files.readAllLines(log).stream()
                        .anyMatch(line -> Stream.of(parts).allMatch(line::contains)));
    }

    @Test
    void aPortInUseIsSaid() {
        Assertions.assertThatExceptionOfType(BindException.class)
                .isThrownBy(() ->
                        new LocalCloud(settings(tiny.folder(), cloud.address().getPort())));
    }

    @Test
    void aBrokenTemplateIsSaidWithItsLine(@TempDir Path broken) throws IOException {
        Files.writeString(broken.resolve("template.yaml"), "Resources:\n  A: [1\n  B: 2\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LocalCloud(settings(broken, 0)))
                .withMessageContaining("template.yaml, line 3");
    }
}
