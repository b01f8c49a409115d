package dev.milepost.server.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.HttpTransport;
import dev.milepost.adapters.http.testing.Organisation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What broken and hostile clients send to the packaged server, which runs with the limits that it has when nobody sets any. */
class BadInputIT {
    private static final int FLOOD = 10_000;
    private static final int SENDERS = 8;
    private static final int MOST_VIEWS_OF_AN_ACCOUNT = 50;

    @TempDir
    private static Path data;

    private static PackagedServer server;
    private static HttpTransport transport;
    private static Organisation organisation;
    private static String task;
    private static String borisTask;
    private static String key;
    private static String borisKey;

    @BeforeAll
    static void start() {
        server = PackagedServer.start(data, Map.of());
        transport = new HttpTransport(server.address());
        var anyone = ApiClient.of(transport);
        organisation = new Organisation(
                anyone,
                anyone.signedIn(PackagedServer.ADMIN_EMAIL, PackagedServer.ADMIN_PASSWORD),
                InstantSource.system());
        task = organisation.startedTask();
        borisTask = organisation.openTask();
        organisation.boris.post("/tasks/" + borisTask + "/claim").expect(200);
        organisation.boris.post("/tasks/" + borisTask + "/start").expect(200);
        key = organisation.deviceKeyOfAnna();
        borisKey = Organisation.deviceKeyOf(organisation.boris);
    }

    @AfterAll
    static void stop() {
        transport.close();
        server.close();
    }

    private static ApiClient anyone() {
        return ApiClient.of(transport);
    }

    private static ApiClient.Result ownTracks(String email, String secret, String message) {
        return anyone().withDeviceKey(email, secret).post("/owntracks", message);
    }

    private static ApiClient.Result osmAnd(String parameters) {
        return anyone().get("/osmand?" + parameters);
    }

    private static int stored(String of) {
        return organisation
                .manager
                .get("/tasks/" + of + "/track")
                .expect(200)
                .json()
                .path("positions")
                .size();
    }

    private static String token(ApiClient client) {
        return client.headers().get("Authorization").substring("Bearer ".length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            31.2  | 121.5 | 5  | 0
            31.2  | 121.5 | 5  | 4102444800
            121.5 | 31.2  | 5  | NOW
            NaN   | 121.5 | 5  | NOW
            31.2  | NaN   | 5  | NOW
            1e999 | 121.5 | 5  | NOW
            """)
    void whatAPhoneCannotHaveSeenIsTakenFromItAndDropped(String lat, String lon, String accuracy, String second) {
        var before = stored(task);
        var tst = second.replace("NOW", String.valueOf(Instant.now().getEpochSecond()));

        ownTracks(Organisation.ANNA_EMAIL, key, """
                        {"_type": "location", "lat": %s, "lon": %s, "acc": %s, "tst": %s}
                        """.formatted(lat, lon, accuracy, tst))
                .expect(200);
        osmAnd("id=" + key + "&lat=" + lat + "&lon=" + lon + "&accuracy=" + accuracy + "&timestamp=" + tst)
                .expect(200);

        assertThat(stored(task)).isEqualTo(before);
    }

    @Test
    void aNegativeAccuracyOfAPhoneIsNone() {
        osmAnd("id=" + borisKey + "&lat=31.2&lon=121.5&accuracy=-5").expect(200);

        var position = organisation
                .manager
                .get("/tasks/" + borisTask + "/track")
                .json()
                .at("/positions/0");
        assertThat(position.path("lat").asDouble()).isEqualTo(31.2);
        assertThat(position.path("accuracyMetres").isNull()).isTrue();
    }

    @Test
    void anUploadIsToldWhatIsWrongWithIt() {
        var before = stored(task);
        var upload = "{\"positions\": [%s]}";
        var path = "/tasks/" + task + "/positions";
        var now = Instant.now();

        var times = organisation
                .anna
                .post(
                        path,
                        upload.formatted(Organisation.position(Instant.EPOCH, 31.2, 121.5) + ","
                                + Organisation.position(Instant.parse("2100-01-01T00:00:00Z"), 31.2, 121.5)))
                .expect(200)
                .json();
        organisation
                .anna
                .post(path, upload.formatted(Organisation.position(now, 121.5, 31.2)))
                .expectInvalid("positions[0].lat");
        organisation
                .anna
                .post(path, upload.formatted(Organisation.position(now, Double.NaN, 121.5)))
                .expect(400);
        organisation
                .anna
                .post(
                        path,
                        upload.formatted(
                                Organisation.position(now, 31.2, 121.5).replace("Metres\": 5", "Metres\": -5")))
                .expectInvalid("positions[0].accuracyMetres");

        assertThat(times.at("/rejected/0/code").asString()).isEqualTo("before-start");
        assertThat(times.at("/rejected/1/code").asString()).isEqualTo("in-future");
        assertThat(stored(task)).isEqualTo(before);
    }

    @Test
    void aKeyOpensNothingOfAnotherCourier() {
        var before = stored(task);

        ownTracks(Organisation.ANNA_EMAIL, borisKey, "{\"_type\": \"lwt\"}").expectProblem(401, "invalid-credentials");
        anyone().withDeviceKey(Organisation.BORIS_EMAIL, borisKey)
                .post("/tasks/" + task + "/positions", organisation.positions(1, 0, 0))
                .expectProblem(404, "not-found");
        anyone().withDeviceKey(Organisation.BORIS_EMAIL, borisKey)
                .get("/tasks/" + borisTask)
                .expect(403);

        assertThat(stored(task)).isEqualTo(before);
    }

    /** A second lets fifty through, and two hundred wait for who was quiet: the flood takes seconds. */
    @Test
    void tenThousandRequestsOfOneKeyAreTooManyForThatKeyAlone() throws Exception {
        var flooding = Organisation.deviceKeyOf(organisation.boris);
        var statuses = new ConcurrentHashMap<Integer, Integer>();
        var hasty = new ConcurrentLinkedQueue<ApiClient.Result>();
        var began = System.nanoTime();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sender = 0; sender < SENDERS; sender++) {
                senders.submit(() -> IntStream.range(0, FLOOD / SENDERS).forEach(i -> {
                    var answer = osmAnd("id=" + flooding);
                    statuses.merge(answer.status(), 1, Integer::sum);
                    if (answer.status() == 429 && hasty.isEmpty()) {
                        hasty.add(answer);
                    }
                }));
            }
        }
        var seconds = (System.nanoTime() - began) / 1e9;

        osmAnd("id=" + borisKey).expect(200);
        organisation.boris.get("/tasks/" + borisTask).expect(200);
        assertThat(statuses).containsOnlyKeys(200, 429);
        assertThat(statuses.get(200) + statuses.get(429)).isEqualTo(FLOOD);
        assertThat((double) statuses.get(200)).isLessThanOrEqualTo(201 + 50 * seconds);
        hasty.element().expectProblem(429, "too-many-requests");
        assertThat(hasty.element().header("retry-after")).isPresent();
    }

    @Test
    void aGigabyteIsRefusedBeforeItComesOrOnceItIsTooMuch() throws IOException {
        assertThat(post("Content-Length: 1000000000\r\nExpect: 100-continue", 0))
                .startsWith("HTTP/1.1 413");
        assertThat(post("Transfer-Encoding: chunked", 1_000_000_000)).startsWith("HTTP/1.1 413");
        organisation.anna.get("/tasks/" + task).expect(200);
    }

    /** @return the status line of the answer that ends the request, though little of it was sent */
    private static String post(String headers, long bytes) throws IOException {
        try (var socket = connect()) {
            var out = socket.getOutputStream();
            out.write(("POST /api/v1/osmand HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + headers
                            + "\r\n\r\n")
                    .getBytes(US_ASCII));
            var chunk = ("1000\r\n" + "[".repeat(0x1000) + "\r\n").getBytes(US_ASCII);
            try {
                for (long sent = 0; sent < bytes && socket.getInputStream().available() == 0; sent += 0x1000) {
                    out.write(chunk);
                }
            } catch (SocketException closed) {
                // The answer is there all the same.
            }
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))
                    .lines()
                    .filter(line -> line.startsWith("HTTP/1.1 ") && !line.equals("HTTP/1.1 100 Continue"))
                    .findFirst()
                    .orElse("no answer");
        }
    }

    private static Socket connect() throws IOException {
        var address = server.address();
        var socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    @Test
    void anAccountMayWatchFiftyTimesAtOnceAndOthersAllTheSame() throws Exception {
        var greedy = token(organisation.join("greedy@example.com", "MANAGER"));
        List<LiveFrames> views = new ArrayList<>();
        try {
            for (var i = 0; i < MOST_VIEWS_OF_AN_ACCOUNT; i++) {
                views.add(new LiveFrames(server.address(), greedy));
                views.getLast().nextWith("snapshot");
            }
            try (var oneMore = new LiveFrames(server.address(), greedy);
                    var other = new LiveFrames(server.address(), token(organisation.manager))) {
                assertThat(oneMore.closeCode()).isEqualTo(4429);
                other.nextWith("snapshot");
            }
        } finally {
            views.forEach(LiveFrames::close);
        }
    }
}
