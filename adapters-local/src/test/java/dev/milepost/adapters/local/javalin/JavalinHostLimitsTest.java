package dev.milepost.adapters.local.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.testing.TestApplication;
import dev.milepost.adapters.local.javalin.JavalinHost.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavalinHostLimitsTest {
    private static final Settings IMPATIENT =
            new Settings("127.0.0.1", 0, Duration.ofMillis(200), Duration.ofSeconds(10), Optional.empty());

    private final TestApplication app = new TestApplication();
    private final JavalinHost host = JavalinHost.start(app.dispatcher, Settings.on("127.0.0.1", 0));

    @AfterEach
    void stop() {
        host.close();
    }

    private String exchange(String request) throws IOException {
        return RawHttp.exchange(host.port(), request);
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
        var request =
                "POST /api/v1/tokens HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";

        try (var impatient = JavalinHost.start(app.dispatcher, IMPATIENT)) {
            assertThat(RawHttp.exchange(impatient.port(), request))
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
        try (var impatient = JavalinHost.start(app.dispatcher, IMPATIENT);
                var socket = new Socket("127.0.0.1", impatient.port());
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
