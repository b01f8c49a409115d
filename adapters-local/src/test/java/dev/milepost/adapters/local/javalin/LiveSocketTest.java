package dev.milepost.adapters.local.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.live.LiveHandshake;
import dev.milepost.adapters.http.live.LiveHub;
import dev.milepost.adapters.http.live.LiveRoom;
import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.HttpTransport;
import dev.milepost.adapters.http.testing.Scenario;
import dev.milepost.adapters.http.testing.TestApplication;
import dev.milepost.adapters.local.javalin.JavalinHost.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveSocketTest {
    private static final String KEY = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    private final Scenario scenario = new Scenario();
    private final TestApplication app = scenario.app;
    private final LiveHub hub = new LiveHub(app.ports.liveFeed, app.tracking);
    private final LiveRoom room =
            new LiveRoom(hub, new LiveHandshake(app.authenticator::bearer, Set.of(TestApplication.ORIGIN)));
    private final JavalinHost host = JavalinHost.start(app.dispatcher, room, Settings.on("127.0.0.1", 0));

    @AfterEach
    void stop() {
        room.close();
        host.close();
        hub.close();
    }

    private static String token(ApiClient client) {
        return client.headers().get("Authorization").substring("Bearer ".length());
    }

    private Viewer watching() {
        return Viewer.withFirstMessage(host.port(), token(scenario.manager), Optional.empty());
    }

    private void upload(String task, double share) {
        app.clock.pass(Duration.ofSeconds(10));
        scenario.anna
                .post("/tasks/" + task + "/positions", scenario.positions(1, share, share))
                .expect(200);
        hub.wake();
    }

    /** The status line of the answer to an upgrade with these headers, and what follows at once. */
    private Socket upgrade(String target, String headers) throws IOException {
        var socket = new Socket("127.0.0.1", host.port());
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + host.port() + "\r\n" + KEY + headers
                                + "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static String firstLine(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (var next = socket.getInputStream().read();
                next >= 0 && next != '\r';
                next = socket.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    @Test
    void aCursorCarriesAViewerOverToTheNextConnection() throws InterruptedException {
        var task = scenario.startedTask();
        String cursor;
        try (var viewer = watching()) {
            assertThat(viewer.next().path("type").asString()).isEqualTo("snapshot");
            upload(task, 0.2);
            var progress = viewer.next();
            assertThat(progress.path("type").asString()).isEqualTo("progress");
            cursor = progress.path("cursor").asString();
        }
        upload(task, 0.5);

        try (var viewer = Viewer.withFirstMessage(host.port(), token(scenario.manager), Optional.of(cursor))) {
            var resumed = viewer.next();
            assertThat(resumed.path("type").asString()).isEqualTo("resumed");
            assertThat(resumed.at("/items/0/fraction").asDouble()).isBetween(0.49, 0.51);
        }
    }

    @Test
    void aBrowserSendsTheTokenAsASubprotocol() throws InterruptedException {
        try (var viewer = Viewer.withProtocols(host.port(), "milepost.live", token(scenario.manager))) {
            assertThat(viewer.protocol()).isEqualTo("milepost.live");
            assertThat(viewer.next().path("type").asString()).isEqualTo("snapshot");
        }
    }

    @Test
    void withoutAnUpgradeTheSameAddressIsTheLiveViewByPolling() {
        try (var transport = new HttpTransport(URI.create("http://127.0.0.1:" + host.port()))) {
            var manager = ApiClient.of(transport).withToken(token(scenario.manager));
            assertThat(manager.get("/live").expect(200).json().has("cursor")).isTrue();
        }
    }

    @Test
    void foreignOriginsAndBadTokensAreRefusedBeforeTheUpgrade() throws IOException {
        try (var foreign = upgrade("/api/v1/live", "Origin: https://evil.example.com\r\n");
                var bad = upgrade("/api/v1/live", "Sec-WebSocket-Protocol: a.b.c\r\n");
                var inTheAddress = upgrade("/api/v1/live?token=x", "");
                var own = upgrade("/api/v1/live", "Origin: http://127.0.0.1:" + host.port() + "\r\n");
                var configured = upgrade("/api/v1/live", "Origin: " + TestApplication.ORIGIN + "\r\n")) {
            assertThat(firstLine(foreign)).startsWith("HTTP/1.1 403");
            assertThat(firstLine(bad)).startsWith("HTTP/1.1 401");
            assertThat(firstLine(inTheAddress)).startsWith("HTTP/1.1 400");
            assertThat(firstLine(own)).startsWith("HTTP/1.1 101");
            assertThat(firstLine(configured)).startsWith("HTTP/1.1 101");
        }
    }

    @Test
    void aFirstMessageThatIsNoneEndsTheConnection() throws Exception {
        try (var junk = Viewer.silent(host.port()).send("{junk");
                var large = Viewer.silent(host.port()).send("x".repeat(1 << 20));
                var stranger = Viewer.silent(host.port()).send("{\"token\": \"a.b.c\"}");
                var courier = Viewer.withFirstMessage(host.port(), token(scenario.anna), Optional.empty())) {
            assertThat(junk.closeCode()).isEqualTo(4400);
            assertThat(large.closeCode()).isIn(1009, 1006);
            assertThat(stranger.closeCode()).isEqualTo(4401);
            assertThat(courier.closeCode()).isEqualTo(4403);
        }
        await(() -> room.size() == 0);
    }

    @Test
    void signingOutEndsTheView() throws Exception {
        try (var viewer = watching()) {
            viewer.next();

            scenario.manager.delete("/tokens").expect(204);

            assertThat(viewer.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void aServerThatStopsSaysSo() throws Exception {
        try (var viewer = watching()) {
            viewer.next();

            room.close();

            assertThat(viewer.closeCode()).isEqualTo(1001);
        }
    }

    @Test
    void aFloodOfConnectionsCostsTheViewersNothing() throws Exception {
        var task = scenario.startedTask();
        try (var viewer = watching()) {
            viewer.next();
            var flood = IntStream.range(0, 250)
                    .mapToObj(i -> {
                        try {
                            return upgrade("/api/v1/live", "");
                        } catch (IOException refused) {
                            throw new UncheckedIOException(refused);
                        }
                    })
                    .toList();
            // Those that come at the same moment may pass the limit by a few, and any of them may be among these.
            await(() -> room.size() > 100);
            var another = upgrade("/api/v1/live", "");
            assertThat(firstLine(another)).startsWith("HTTP/1.1 503");
            upload(task, 0.5);
            assertThat(viewer.next().path("type").asString()).isEqualTo("progress");
            assertThat(room.size()).isLessThan(flood.size());
            another.close();
            for (var socket : flood) {
                socket.close();
            }
        }
        await(() -> room.size() == 0);
    }

    @Test
    void aViewerThatNeverReadsHoldsUpNobody() throws Exception {
        var tasks = IntStream.range(0, 3).mapToObj(i -> scenario.startedTask()).toList();
        try (var dead = upgrade("/api/v1/live", "Sec-WebSocket-Protocol: " + token(scenario.admin) + "\r\n");
                var viewer = watching()) {
            dead.setReceiveBufferSize(1_024);
            viewer.next();
            for (var step = 1; step <= 60; step++) {
                upload(tasks.get(step % 3), step / 60.0);
                assertThat(viewer.next().at("/items/0/fraction").asDouble()).isGreaterThan(step / 60.0 - 0.02);
            }
        }
    }

    private static void await(BooleanSupplier condition) {
        var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
