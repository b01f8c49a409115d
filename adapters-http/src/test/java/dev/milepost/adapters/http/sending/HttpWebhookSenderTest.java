package dev.milepost.adapters.http.sending;

import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.milepost.adapters.http.sending.CheckedNames.NameService;
import dev.milepost.application.port.SendResult;
import dev.milepost.domain.delivery.Attempt.Result;
import dev.milepost.domain.delivery.Delivery;
import dev.milepost.domain.delivery.Occasion;
import dev.milepost.domain.delivery.Target;
import dev.milepost.testing.Deliveries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class HttpWebhookSenderTest {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    /** What a receiver got. */
    private record Received(String host, String signature, String event, String type, String body) {}

    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private int status = 204;
    private String location = "";

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        received.add(new Received(
                headers.getFirst("Host"),
                headers.getFirst("Milepost-Signature"),
                headers.getFirst("Milepost-Event"),
                headers.getFirst("Content-Type"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        if (!location.isEmpty()) {
            exchange.getResponseHeaders().set("Location", location);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private static SendResult send(String url, boolean privateNetworks, NameService names) {
        var sender = new HttpWebhookSender("https://milepost.example.com", privateNetworks, names, LIMIT);
        return sender.send(Deliveries.webhook(Deliveries.HOOK, url), Deliveries.numbered(1, NINE), NINE);
    }

    private SendResult send() {
        return send("http://127.0.0.1:" + port() + "/hook", true, InetAddress::getAllByName);
    }

    @Test
    void aReceiverGetsSignedJsonWithALink() {
        assertThat(send()).isEqualTo(SendResult.of(Result.ACCEPTED, 204));

        var got = received.getFirst();
        var report = JsonMapper.builder().build().readTree(got.body()).path("report");
        assertThat(report.path("period").asString()).isEqualTo("2026-W47");
        assertThat(report.path("edition").asInt()).isEqualTo(1);
        assertThat(report.path("link").asString())
                .isEqualTo("https://milepost.example.com/api/v1/reports/weekly/2026-W47");
        assertThat(got.type()).isEqualTo("application/json");
        assertThat(got.event()).isEqualTo("report.edition-made");
        assertThat(got.signature())
                .isEqualTo(Signature.of(
                        "a secret of this webhook", NINE, got.body().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aSignatureIsWhatAnyHmacMakesOfTimeAndBody() {
        // printf '1764000000.{"a":1}' | openssl dgst -sha256 -hmac 'key of sixteen chars'
        assertThat(Signature.of(
                        "key of sixteen chars",
                        Instant.ofEpochSecond(1_764_000_000),
                        "{\"a\":1}".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("t=1764000000,v1=92ba2171382b4fe59e508bf5ca7c53b88fadc0b3ff4d54665fe98d39a84acfd6");
    }

    @Test
    void aPingSaysNothing() {
        var ping = Delivery.of(Deliveries.id(2), new Target.ToWebhook(Deliveries.HOOK), new Occasion.Ping(), NINE);
        new HttpWebhookSender("https://milepost.example.com", true)
                .send(Deliveries.webhook(Deliveries.HOOK, "http://127.0.0.1:" + port() + "/"), ping, NINE);

        assertThat(received.getFirst().body()).contains("\"type\":\"ping\"").contains("\"report\":null");
    }

    @ParameterizedTest
    @CsvSource({"200, ACCEPTED", "400, REFUSED", "410, GONE", "429, REFUSED", "500, REFUSED"})
    void aStatusSaysWhatBecameOfIt(int answered, Result result) {
        status = answered;

        assertThat(send()).isEqualTo(SendResult.of(result, answered));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int answered) {
        status = answered;
        location = "http://169.254.169.254/latest/meta-data/";

        assertThat(send()).isEqualTo(SendResult.of(Result.REDIRECTED, answered));
        assertThat(received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "http://localhost:%d/",
                "http://[::1]:%d/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://2130706433:%d/",
                "http://169.254.169.254:%d/latest/meta-data/",
                "http://10.0.0.1:%d/"
            })
    void privateNetworksAreNotCalledUnlessAllowed(String url) {
        assertThat(send(url.formatted(port()), false, InetAddress::getAllByName))
                .isEqualTo(SendResult.of(Result.ADDRESS_NOT_ALLOWED));
        assertThat(received).isEmpty();
    }

    @Test
    void oneAddressThatMayNotBeCalledSpoilsAName() {
        NameService names = host -> new InetAddress[] {literal("1.1.1.1"), literal("10.0.0.1")};

        assertThat(send("http://hook.example/", false, names)).isEqualTo(SendResult.of(Result.ADDRESS_NOT_ALLOWED));
    }

    @Test
    void theAddressThatWasCheckedIsTheOneThatIsCalled() {
        var lookUps = new AtomicInteger();
        NameService rebinding =
                host -> new InetAddress[] {lookUps.incrementAndGet() == 1 ? LOOPBACK : literal("169.254.169.254")};

        assertThat(send("http://hook.example:" + port() + "/", true, rebinding).result())
                .isEqualTo(Result.ACCEPTED);

        assertThat(lookUps).hasValue(1);
        assertThat(received.getFirst().host()).isEqualTo("hook.example:" + port());
    }

    @Test
    void aNameWithoutAddressIsUnknown() {
        NameService none = host -> {
            throw new UnknownHostException(host);
        };

        assertThat(send("http://hook.example/", true, none)).isEqualTo(SendResult.of(Result.UNKNOWN_HOST));
    }

    @Test
    void nobodyListening() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, LOOPBACK)) {
            free = socket.getLocalPort();
        }

        assertThat(send("http://127.0.0.1:" + free + "/", true, InetAddress::getAllByName))
                .isEqualTo(SendResult.of(Result.UNREACHABLE));
    }

    @Test
    void aReceiverThatNeverAnswersIsGivenUpInTime() throws IOException {
        try (var silent = new ServerSocket(0, 1, LOOPBACK)) {
            assertThat(send("http://127.0.0.1:" + silent.getLocalPort() + "/", true, InetAddress::getAllByName))
                    .isEqualTo(SendResult.of(Result.TIMED_OUT));
        }
    }

    @Test
    void aReceiverThatAnswersAByteAtATimeIsGivenUpInTime() throws IOException {
        try (var slow = raw("HTTP/1.1 200 OK\r\nX-Slow: ", "x", Duration.ofMillis(100))) {
            assertThat(send("http://127.0.0.1:" + slow.getLocalPort() + "/", true, InetAddress::getAllByName))
                    .isEqualTo(SendResult.of(Result.TIMED_OUT));
        }
    }

    @Test
    void anEndlessAnswerIsNotRead() throws IOException {
        try (var endless =
                raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "4\r\nblah\r\n", Duration.ZERO)) {
            assertThat(send("http://127.0.0.1:" + endless.getLocalPort() + "/", true, InetAddress::getAllByName))
                    .isEqualTo(SendResult.of(Result.ACCEPTED, 200));
        }
    }

    @Test
    void aNameThatIsLookedUpForEverIsGivenUpInTime() throws InterruptedException {
        var given = new CountDownLatch(1);
        NameService hanging = host -> {
            try {
                given.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[] {LOOPBACK};
        };

        assertThat(send("http://hook.example/", true, hanging)).isEqualTo(SendResult.of(Result.TIMED_OUT));
        given.countDown();
    }

    /** Answers whoever comes with the beginning, and then with the rest again and again until they hang up. */
    private static ServerSocket raw(String beginning, String rest, Duration pause) throws IOException {
        var listening = new ServerSocket(0, 1, LOOPBACK);
        Thread.ofVirtual().start(() -> {
            try (var socket = listening.accept()) {
                var out = socket.getOutputStream();
                out.write(beginning.getBytes(StandardCharsets.US_ASCII));
                while (true) {
                    out.write(rest.getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    Thread.sleep(pause);
                }
            } catch (IOException hungUp) {
                assertThat(listening.getLocalPort()).isPositive();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        return listening;
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }
}
