package dev.milepost.server.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.server.bench.Api.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two packaged servers on one PostgreSQL, and what becomes of uploads and viewers when that or somebody else misbehaves. */
@Order(6)
class OneDatabaseIT {
    private static final int FLOOD = 10_000;

    /** More than the queue of uploads that wait for the database holds. */
    private static final int TOO_MANY_UPLOADS = 210;

    private static final int POINTS = 1_000;

    /** So many that progress isn't made anew of too many positions, as uploads at once come in no order. */
    private static final int TASKS = 30;

    private static final Map<String, String> LIMITS =
            Map.of("MILEPOST_RATE_PER_SECOND", "0", "MILEPOST_CLAIM_LIMIT", String.valueOf(TASKS));

    @TempDir
    private static Path folder;

    private static PackagedServer first;
    private static PackagedServer second;
    private static BenchDatabase database;
    private static Fleet fleet;
    private static Map<PackagedServer, Api> couriers;

    /** Within the time that is still kept in rows. */
    private static Instant from;

    @BeforeAll
    static void startBoth() {
        var data = folder.resolve("first");
        var longAgo = new HashMap<>(LIMITS);
        longAgo.put("MILEPOST_CLOCK_OFFSET", "-PT2H");
        try (var past = PackagedServer.start(data, longAgo)) {
            fleet = Fleet.of(past.address(), 1, TASKS);
            fleet.start(past.address());
        }
        from = Instant.now().minus(Duration.ofMinutes(50));
        first = PackagedServer.start(data, LIMITS);
        database = new BenchDatabase(data);
        var shared = new HashMap<>(LIMITS);
        shared.put("MILEPOST_DATABASE", address());
        second = PackagedServer.start(folder.resolve("second"), shared);
        couriers = Map.of(first, signedIn(first), second, signedIn(second));
    }

    @AfterAll
    static void stopBoth() {
        second.close();
        first.close();
    }

    @Test
    void eachShowsWhatTheOtherTakesAlsoAfterItsConnectionsWereLost() throws Exception {
        var task = fleet.tasks().getFirst();
        try (var atFirst = viewer(first);
                var atSecond = viewer(second)) {
            atFirst.nextWith("snapshot");
            atSecond.nextWith("snapshot");

            upload(second, 1, Instant.now()).expect(200);
            // Progress of other tasks may still come, from uploads before.
            assertThat(atFirst.nextWith(task)).contains("\"progress\"");
            assertThat(atSecond.nextWith(task)).contains("\"progress\"");

            terminateConnections();
            await().until(() -> upload(first, 1, Instant.now()).status() == 200);
            assertThat(atSecond.nextWith(task)).contains("\"progress\"");
        }
    }

    @Test
    void aFailedWriteIsNoSuccessAndLeavesNothing() {
        var at = from;
        database.execute("""
                create function refuse() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
                create trigger refuse before insert on fixes for each row
                    when (new.recorded_at = %d) execute function refuse()
                """.formatted(at.plusSeconds(5).toEpochMilli()));
        try {
            assertThat(upload(first, 10, at).status()).isBetween(500, 599);
            assertThat(storedBetween(at, at.plusSeconds(10))).isZero();
        } finally {
            database.execute("drop trigger refuse on fixes; drop function refuse()");
        }
        assertThat(upload(first, 10, at).expect(200).path("accepted").asInt()).isEqualTo(10);
        assertThat(storedBetween(at, at.plusSeconds(10))).isEqualTo(10);
    }

    @Test
    void whoseConnectionIsCutInTheMiddleOfAWriteIsNotTold200() throws Exception {
        var at = from.plusSeconds(600);
        try (var uploads = Executors.newVirtualThreadPerTaskExecutor();
                var lock = database.connect();
                var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table fixes in exclusive mode");
            var upload = uploads.submit(() -> upload(first, 10, at));
            await().until(() -> terminated("wait_event_type = 'Lock'") > 0);
            lock.rollback();

            var answer = upload.get();
            assertThat(answer.status()).isBetween(500, 599);
            assertThat(storedBetween(at, at.plusSeconds(10))).isZero();
        }
        await().until(() -> upload(first, 10, at).status() == 200);
        assertThat(storedBetween(at, at.plusSeconds(10))).isEqualTo(10);
    }

    @Test
    void whenTooMuchWaitsForTheDatabaseUploadsAreSentAwayForAWhile() throws Exception {
        var at = from.plusSeconds(1_200);
        var answers = new ArrayList<Answer>();
        try (var uploads = Executors.newVirtualThreadPerTaskExecutor();
                var lock = database.connect();
                var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table fixes in exclusive mode");
            var courier = couriers.get(first);
            List<Future<Answer>> sent = IntStream.range(0, TOO_MANY_UPLOADS)
                    .mapToObj(i -> uploads.submit(uploading(courier, i % TASKS, POINTS, at.plusMillis(i * POINTS), 1)))
                    .toList();
            await().until(() -> sent.stream().anyMatch(Future::isDone));
            lock.rollback();
            for (var each : sent) {
                answers.add(each.get());
            }
        }
        var refused = answers.stream().filter(answer -> answer.status() != 200).toList();
        assertThat(refused).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
        });
        // Whoever is sent away tries again: an upload may have been stored all the same, but whole.
        assertThat(storedBetween(at, at.plusMillis(TOO_MANY_UPLOADS * POINTS)))
                .isGreaterThanOrEqualTo((long) POINTS * (TOO_MANY_UPLOADS - refused.size()))
                .matches(stored -> stored % POINTS == 0);
    }

    @Test
    void aFloodOfHandshakesIsRefusedAndCostsTheOthersNothing() throws Exception {
        try (var viewer = viewer(second)) {
            viewer.nextWith("snapshot");
            var open = new ArrayList<Socket>();
            var refused = 0;
            for (int i = 0; i < FLOOD; i++) {
                var socket = handshake(second.address());
                var status = status(socket);
                if (status.startsWith("HTTP/1.1 101")) {
                    open.add(socket);
                } else {
                    assertThat(status).startsWith("HTTP/1.1 503");
                    socket.close();
                    refused++;
                }
            }
            upload(first, 1, Instant.now()).expect(200);
            viewer.nextWith("\"progress\"");
            for (var socket : open) {
                socket.close();
            }

            assertThat(open.size() + refused).isEqualTo(FLOOD);
            assertThat(refused).isGreaterThan(FLOOD / 2);
        }
    }

    private static String address() {
        var address = database.address();
        return address.url() + "?user=" + address.user().orElseThrow() + "&password="
                + address.password().orElseThrow();
    }

    private static Api signedIn(PackagedServer server) {
        return fleet.signIn(server.address()).getFirst();
    }

    private static LiveFrames viewer(PackagedServer server) {
        return new LiveFrames(
                server.address(), Fleet.admin(server.address()).token().orElseThrow());
    }

    private static Answer upload(PackagedServer server, int points, Instant at) {
        return uploading(couriers.get(server), 0, points, at, 1_000).get();
    }

    private interface Uploading extends Callable<Answer> {
        Answer get();

        @Override
        default Answer call() {
            return get();
        }
    }

    private static Uploading uploading(Api courier, int task, int points, Instant at, int stepMillis) {
        var positions = IntStream.range(0, points)
                .mapToObj(i -> Map.of(
                        "recordedAt",
                        at.plusMillis((long) i * stepMillis).toString(),
                        "lat",
                        Fleet.lat(0),
                        "lon",
                        Fleet.lon(0)))
                .toList();
        return () -> courier.post("/tasks/" + fleet.tasks().get(task) + "/positions", Map.of("positions", positions));
    }

    private static long storedBetween(Instant start, Instant end) {
        return database.number("select count(*) from fixes where recorded_at >= %d and recorded_at < %d"
                .formatted(start.toEpochMilli(), end.toEpochMilli()));
    }

    private static void terminateConnections() {
        assertThat(terminated("true")).isGreaterThan(2);
    }

    /** How many of the servers' connections were cut. */
    private static long terminated(String which) {
        return database.number("""
                select count(pg_terminate_backend(pid)) from pg_stat_activity
                where application_name = 'milepost' and pid <> pg_backend_pid() and %s
                """.formatted(which));
    }

    private static Socket handshake(URI server) throws IOException {
        var socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(("GET /api/v1/live HTTP/1.1\r\nHost: " + server.getAuthority()
                                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String status(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes("HTTP/1.1 101".length()), StandardCharsets.US_ASCII);
    }
}
