package dev.milepost.server.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.HttpTransport;
import dev.milepost.adapters.http.testing.Organisation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who never reads and who hardly sends, at the packaged server with the limits that it has when nobody sets any. Both take half a minute. */
@Order(4)
class SlowClientsIT {
    private static final int COURIERS = 6;
    private static final int TASKS_OF_A_COURIER = 3;

    /** More than the system keeps of what a peer doesn't read: at most 4 MB on either side. */
    private static final long MORE_THAN_BUFFERED = 12_000_000;

    private static final Duration GIVEN_UP_WITHIN = Duration.ofSeconds(60);

    /** A pong that nobody asked for, masked with zeros (RFC 6455, 5.2): a sign of life. */
    private static final byte[] PONG = {(byte) 0x8a, (byte) 0x80, 0, 0, 0, 0};

    /** A task under way, and its courier. */
    private record Run(String task, ApiClient courier) {}

    @Test
    void areGivenUpAndHoldUpNobody(@TempDir Path data) throws Exception {
        try (var server = PackagedServer.start(data, Map.of());
                var transport = new HttpTransport(server.address());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var dripped = threads.submit(() -> dripGigabyte(server.address()));
            var anyone = ApiClient.of(transport);
            var organisation = new Organisation(
                    anyone,
                    anyone.signedIn(PackagedServer.ADMIN_EMAIL, PackagedServer.ADMIN_PASSWORD),
                    InstantSource.system());
            var runs = runs(organisation);
            try (var dead = neverReading(server.address(), token(organisation.admin));
                    var viewer = new LiveFrames(server.address(), token(organisation.manager))) {
                viewer.nextWith("snapshot");
                long told = 0;
                for (var round = 0; told < MORE_THAN_BUFFERED; round++) {
                    told += tellOfAll(runs, round, viewer);
                }
                assertCutOff(dead, told);
                tellOfAll(runs, 0, viewer);
            }
            assertThat(dripped.get()).startsWith("HTTP/1.1 408");
        }
    }

    /** Each reports a position, and the viewer is told of each. @return how much it was told */
    private static long tellOfAll(List<Run> runs, int round, LiveFrames viewer) throws InterruptedException {
        for (var run : runs) {
            var position = Organisation.position(Instant.now(), 31.2 + 1e-4 * (round + 1), 121.5);
            run.courier()
                    .post("/tasks/" + run.task() + "/positions", "{\"positions\": [" + position + "]}")
                    .expect(200);
        }
        long told = 0;
        for (var ignored : runs) {
            told += viewer.nextWith("\"progress\"").length();
        }
        return told;
    }

    /** Though it gives signs of life: it takes nothing. What it did get is what the system had buffered. */
    private static void assertCutOff(Socket dead, long told) throws IOException {
        await().atMost(GIVEN_UP_WITHIN)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                        () -> assertThatThrownBy(() -> dead.getOutputStream().write(PONG))
                                .isInstanceOf(SocketException.class));
        assertThat(received(dead)).isLessThan(told);
    }

    private static long received(Socket socket) throws IOException {
        var buffer = new byte[1 << 16];
        long received = 0;
        try {
            for (int count = 0; count >= 0; count = socket.getInputStream().read(buffer)) {
                received += count;
            }
        } catch (SocketException reset) {
            // With what was still to be read.
        }
        return received;
    }

    /** On a route of two hundred places with long names: each change of a task is told with all of them. */
    private static List<Run> runs(Organisation organisation) {
        var checkpoints = IntStream.range(0, 200)
                .mapToObj(i ->
                        Map.of("name", "货".repeat(190) + i, "lat", 31.2 + 9e-5 * i, "lon", 121.5, "radiusMetres", 50))
                .toList();
        var path = List.of(Map.of("lat", 31.2, "lon", 121.5), Map.of("lat", 31.218, "lon", 121.5));
        var route = organisation
                .admin
                .post(
                        "/routes",
                        Map.of("name", "Long names", "corridorMetres", 80, "path", path, "checkpoints", checkpoints))
                .expect(201)
                .field("id");
        var runs = new ArrayList<Run>();
        for (var courier = 0; courier < COURIERS; courier++) {
            var client = organisation.join("courier" + courier + "@example.com", "COURIER");
            for (var task = 0; task < TASKS_OF_A_COURIER; task++) {
                runs.add(new Run(started(organisation, route, client), client));
            }
        }
        return runs;
    }

    private static String started(Organisation organisation, String route, ApiClient courier) {
        var terms = Map.of("title", "Round", "routeId", route, "bonus", Map.of("amount", "1.00", "currency", "CNY"));
        var task = organisation.admin.post("/tasks", terms).expect(201).field("id");
        courier.post("/tasks/" + task + "/claim").expect(200);
        courier.post("/tasks/" + task + "/start").expect(200);
        return task;
    }

    /** A viewer that takes as little as the system lets it. */
    private static Socket neverReading(URI server, String token) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(1_024);
        socket.setSoTimeout((int) GIVEN_UP_WITHIN.toMillis());
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        socket.getOutputStream()
                .write(("GET /api/v1/live HTTP/1.1\r\nHost: " + server.getAuthority()
                                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: " + token
                                + "\r\n\r\n")
                        .getBytes(US_ASCII));
        return socket;
    }

    /** A byte every tenth of a second, so that the connection is never idle. @return the status line of the answer */
    private static String dripGigabyte(URI server) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            var out = socket.getOutputStream();
            out.write(
                    "POST /api/v1/osmand HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n40000000\r\n"
                            .getBytes(US_ASCII));
            socket.setSoTimeout(100);
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            var until = System.nanoTime() + GIVEN_UP_WITHIN.toNanos();
            while (System.nanoTime() < until) {
                try {
                    return answer.readLine();
                } catch (SocketTimeoutException notYet) {
                    out.write('[');
                }
            }
            return "no answer";
        }
    }

    private static String token(ApiClient client) {
        return client.headers().get("Authorization").substring("Bearer ".length());
    }
}
