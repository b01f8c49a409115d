package dev.milepost.adapters.local.javalin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.HttpHostContract;
import dev.milepost.adapters.http.testing.HttpTransport;
import dev.milepost.adapters.http.testing.Scenario;
import dev.milepost.adapters.http.testing.TestApplication;
import dev.milepost.adapters.http.testing.Transport;
import dev.milepost.adapters.local.StartupException;
import dev.milepost.adapters.local.javalin.JavalinHost.Settings;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavalinHostTest implements HttpHostContract {
    private static final int AT_ONCE = 600;

    private final Scenario scenario = new Scenario();
    private final JavalinHost host = JavalinHost.start(scenario.app.dispatcher, Settings.on("127.0.0.1", 0));
    private final HttpTransport transport = new HttpTransport(URI.create("http://127.0.0.1:" + host.port()));

    @Override
    public Scenario scenario() {
        return scenario;
    }

    @Override
    public Transport transport() {
        return transport;
    }

    @AfterEach
    void stop() {
        transport.close();
        host.close();
    }

    private String exchange(String request) throws IOException {
        return exchange(host.port(), request);
    }

    private static String exchange(int port, String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** A connection that the kernel has no room for is tried again by its client a second later, then after three, seven … */
    @Test
    void manyPhonesThatConnectAtOnceAreAllTakenAtOnce() throws IOException {
        var phones = new ArrayList<SocketChannel>();
        var began = System.nanoTime();
        try {
            for (var i = 0; i < AT_ONCE; i++) {
                var phone = SocketChannel.open();
                phones.add(phone);
                phone.configureBlocking(false);
                phone.connect(new InetSocketAddress("127.0.0.1", host.port()));
            }
            for (var phone : phones) {
                phone.configureBlocking(true);
                phone.finishConnect();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        } finally {
            for (var phone : phones) {
                phone.close();
            }
        }
    }

    @Test
    void aPortThatIsTakenIsToldInOneLine() {
        var taken = Settings.on("127.0.0.1", host.port());

        assertThatThrownBy(() -> JavalinHost.start(scenario.app.dispatcher, taken))
                .isInstanceOf(StartupException.class)
                .hasMessageStartingWith("Port " + host.port() + " can't be had")
                .hasMessageNotContaining("\n")
                .extracting(failure -> ((StartupException) failure).reason())
                .isEqualTo(StartupException.Reason.PORT_NOT_AVAILABLE);
    }

    @Test
    void aChunkedBodyIsBoundedToo() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + host.port() + "/api/v1/tokens"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new Spaces(4_000_000)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void aBodyThatStopsComingIsGivenUp() throws IOException {
        var impatient = new Settings("127.0.0.1", 0, Duration.ofMillis(200), Duration.ofSeconds(10), false);
        var request =
                "POST /api/v1/tokens HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";

        try (var impatientHost = JavalinHost.start(scenario.app.dispatcher, impatient)) {
            assertThat(exchange(impatientHost.port(), request))
                    .startsWith("HTTP/1.1 408")
                    .contains("request-timeout");
        }
    }

    @Test
    void aGigabyteIsRefusedBeforeItComes() throws IOException {
        for (var path : List.of("/osmand", "/api/v1/tokens")) {
            assertThat(exchange("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 1000000000\r\nExpect: 100-continue\r\n\r\n"))
                    .contains("HTTP/1.1 413", "too-large");
        }
    }

    @Test
    void aGigabyteThatDripsIsGivenUp() throws Exception {
        var impatient = new Settings("127.0.0.1", 0, Duration.ofMillis(200), Duration.ofSeconds(10), false);
        try (var impatientHost = JavalinHost.start(scenario.app.dispatcher, impatient);
                var socket = new Socket("127.0.0.1", impatientHost.port());
                var client = Executors.newSingleThreadScheduledExecutor()) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            out.write("POST /osmand HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            var dripping = client.scheduleAtFixedRate(() -> drip(out), 0, 20, TimeUnit.MILLISECONDS);

            var status = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();

            assertThat(status).startsWith("HTTP/1.1 408");
            dripping.cancel(true);
        }
    }

    private static void drip(OutputStream out) {
        try {
            out.write("1\r\n{\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    @Test
    void runningRequestsAreFinishedBeforeItStops() throws Exception {
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var slowHost =
                JavalinHost.start(TestApplication.dispatcherOf(slow(entered, release)), Settings.on("127.0.0.1", 0));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = threads.submit(() ->
                    exchange(slowHost.port(), "GET /api/v1/slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
            entered.await();
            var stopping = threads.submit(slowHost::close);
            assertThat(stopping.isDone()).isFalse();
            release.countDown();

            assertThat(answer.get()).startsWith("HTTP/1.1 204");
            stopping.get();
        }
    }

    @Test
    void aHostThatHasLeftItsPortToAnotherFinishesWhatItHasAndGetsNothingNew() throws Exception {
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var first = JavalinHost.start(
                TestApplication.dispatcherOf(slow(entered, release)), Settings.sharing("127.0.0.1", 0));
        var request = "GET /api/v1/%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = threads.submit(() -> exchange(first.port(), request.formatted("slow")));
            entered.await();
            var added = Endpoint.get("/new", "new", "There since the change")
                    .forAnyone()
                    .handledBy(any -> Response.noContent());
            try (var second = JavalinHost.start(TestApplication.dispatcherOf(added), quicklyStopping(first.port()))) {
                first.stopListening();
                // Connections of the very moment may be lost: the kernel had given them to the first.
                await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
                    for (var i = 0; i < 50; i++) {
                        assertThat(exchange(second.port(), request.formatted("new")))
                                .startsWith("HTTP/1.1 204");
                    }
                });
            }
            release.countDown();
            assertThat(answer.get()).startsWith("HTTP/1.1 204");
        } finally {
            first.close();
        }
    }

    /** {@code GET /slow}, which says that it has begun, and ends when it is let. */
    private static Endpoint slow(CountDownLatch entered, CountDownLatch release) {
        return Endpoint.get("/slow", "slow", "Takes its time").forAnyone().handledBy(request -> {
            entered.countDown();
            awaitUninterruptibly(release);
            return Response.noContent();
        });
    }

    private static Settings quicklyStopping(int port) {
        return new Settings("127.0.0.1", port, Duration.ofSeconds(30), Duration.ofMillis(500), true);
    }

    @Test
    void aRequestThatOutlastsTheTimeToStopIsCutOff() throws Exception {
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var host = JavalinHost.start(TestApplication.dispatcherOf(slow(entered, release)), quicklyStopping(0));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(
                    () -> exchange(host.port(), "GET /api/v1/slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
            entered.await();

            assertThatCode(host::close).doesNotThrowAnyException();
        } finally {
            release.countDown();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/tasks HTTP/1.1\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "GET /api/v1/tasks HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            })
    void whatIsNoRequestIsRefusedWithoutAStackTrace(String request) throws IOException {
        assertThat(exchange(request)).matches("(?s)HTTP/1.1 40[04].*").doesNotContain("Exception", "jetty", "root:");
    }

    @Test
    void headersThatAreTooLargeAreAProblem() throws IOException {
        var answer = exchange("GET /health HTTP/1.1\r\nHost: x\r\nX-Big: " + "x".repeat(40_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 431").contains("application/problem+json");
    }

    @Test
    void theRootServesOperations() throws IOException {
        assertThat(exchange("GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void largeTextsAreCompressedForWhoTakesThat() throws IOException {
        var plain = ApiClient.of(transport).get("/openapi.json").expect(200);
        var compressed = ApiClient.of(transport)
                .with("Accept-Encoding", "gzip")
                .get("/openapi.json")
                .expect(200);

        assertThat(plain.header("content-encoding")).isEmpty();
        assertThat(compressed.header("content-encoding")).contains("gzip");
        assertThat(compressed.answer().headers().get("vary")).contains("Accept-Encoding");
        assertThat(compressed.answer().body().length).isLessThan(plain.answer().body().length / 3);
        var unfolded =
                new GZIPInputStream(new ByteArrayInputStream(compressed.answer().body())).readAllBytes();
        assertThat(unfolded).isEqualTo(plain.answer().body());
    }

    @Test
    void afterClosingNothingIsServed() {
        host.close();

        assertThatThrownBy(() -> ApiClient.of(transport).get("/health")).hasRootCauseInstanceOf(IOException.class);
    }

    /** So many spaces, of a length that isn't known beforehand. */
    private static final class Spaces extends InputStream {
        private int left;

        Spaces(int length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }
    }
}
