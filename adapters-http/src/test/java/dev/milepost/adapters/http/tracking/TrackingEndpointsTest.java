package dev.milepost.adapters.http.tracking;

import static dev.milepost.adapters.http.testing.Scenario.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.adapters.http.testing.ApiClient.Result;
import dev.milepost.adapters.http.testing.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackingEndpointsTest {
    private final Scenario scenario = new Scenario();
    private String task;

    @BeforeEach
    void startATaskTenMinutesAgo() {
        task = "/tasks/" + scenario.startedTask();
        scenario.app.clock.pass(Duration.ofMinutes(10));
    }

    private Result upload(String... positions) {
        return scenario.anna.post(task + "/positions", "{\"positions\": [" + String.join(",", positions) + "]}");
    }

    private Instant now() {
        return scenario.app.clock.instant();
    }

    @Test
    void progressFollowsThePositions() {
        scenario.anna.post(task + "/positions", scenario.positions(60, 0, 1)).expect(200);

        var progress = scenario.manager.get(task + "/progress").expect(200).json();

        assertThat(progress.path("fraction").asDouble()).isCloseTo(1, within(0.03));
        assertThat(progress.path("checkpoints")).hasSize(2).allMatch(checkpoint -> checkpoint.hasNonNull("reachedAt"));
        assertThat(progress.path("signal").asString()).isEqualTo("LIVE");
        assertThat(progress.path("offRoute").asBoolean()).isFalse();
        assertThat(progress.path("offRouteEpisodes")).isEmpty();
        assertThat(progress.path("distanceMetres").asDouble()).isCloseTo(2_000, within(60.0));
        assertThat(progress.at("/position/lat").asDouble()).isCloseTo(31.218, within(1e-6));
        scenario.anna.post(task + "/complete").expect(200);
    }

    @Test
    void repeatsAreCountedAndStrangersRejected() {
        var known = position(now().minusSeconds(10), 31.2, 121.5);
        upload(known).expect(200);

        var answer = upload(
                        position(now().plus(Duration.ofDays(1)), 31.2, 121.5),
                        known,
                        position(now(), 31.2, 121.5),
                        position(now().minus(Duration.ofHours(1)), 31.2, 121.5))
                .expect(200)
                .json();

        assertThat(answer.path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.path("duplicates").asInt()).isEqualTo(1);
        assertThat(answer.at("/rejected/0/index").asInt()).isZero();
        assertThat(answer.at("/rejected/0/code").asString()).isEqualTo("in-future");
        assertThat(answer.at("/rejected/1/index").asInt()).isEqualTo(3);
        assertThat(answer.at("/rejected/1/code").asString()).isEqualTo("before-start");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "lat": NaN, "lon": 121.5                          | positions[3].lat
                    "lat": 91, "lon": 121.5                           | positions[3].lat
                    "lat": 1e999, "lon": 121.5                        | positions[3].lat
                    "lat": "31.2", "lon": 121.5                       | positions[3].lat
                    "lat": null, "lon": 121.5                         | positions[3].lat
                    "lat": {"deg": 31}, "lon": 121.5                  | positions[3].lat
                    "lon": 121.5                                      | positions[3].lat
                    "lat": 31.2, "lon": -180.5                        | positions[3].lon
                    "lat": 31.2, "lon": 121.5, "accuracyMetres": -1   | positions[3].accuracyMetres
                    "lat": 31.2, "lon": 121.5, "speed": [1]           | positions[3].speed
                    "lat": 31.2, "lon": 121.5, "battery": 101         | positions[3].battery
                    "lat": 31.2, "lon": 121.5, "mock": "no"           | positions[3].mock
                    "lat": 31.2, "lon": 121.5, "status": "DONE"       | positions[3].status
                    """)
    void aBadPositionIsNamedAndNothingIsStored(String fields, String path) {
        var good = position(now(), 31.2, 121.5);

        upload(good, good, good, "{\"recordedAt\": \"%s\", %s}".formatted(now(), fields))
                .expectInvalid(path);

        assertThat(scenario.manager.get(task + "/track").json().path("positions"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                                 | positions
                    {"positions": []}                  | positions
                    {"positions": {}}                  | positions
                    {"positions": [7]}                 | positions[0]
                    {"positions": [[{}]]}              | positions[0]
                    {"positions": [{}]}                | positions[0].recordedAt
                    {"points": [{"lat": 1}]}           | points
                    []                                 | body
                    """)
    void aBodyOfAnotherShapeIsRefused(String body, String path) {
        scenario.anna.post(task + "/positions", body).expectInvalid(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"positions": [
            {"positions": [{"lat": 1}
            {"positions": []} {}
            {"positions": [], "positions": []}
            positions
            """)
    void malformedJsonIsRefused(String body) {
        var refused = scenario.anna.post(task + "/positions", body);

        refused.expect(400);
        assertThat(refused.field("code")).isIn("malformed-json", "invalid-request");
    }

    @Test
    void aThousandPositionsAreTakenAndOneMoreIsNot() {
        var many = Collections.nCopies(1_000, position(now(), 31.2, 121.5)).toArray(String[]::new);
        assertThat(upload(many).expect(200).json().path("duplicates").asInt()).isEqualTo(999);

        var more = Collections.nCopies(1_001, position(now(), 31.2, 121.5)).toArray(String[]::new);
        upload(more).expectInvalid("positions");
    }

    @Test
    void positionsComeInAnyDatum() {
        scenario.anna
                .post(
                        task + "/positions?datum=gcj02",
                        "{\"positions\": [" + position(now(), 31.19805, 121.50455) + "]}")
                .expect(200);

        var stored = scenario.manager.get(task + "/track").json().at("/positions/0");
        var asGiven = scenario.manager.get(task + "/track?datum=gcj02").json().at("/positions/0");
        var live = scenario.manager.get("/live?datum=gcj02").json().at("/items/0/position");

        assertThat(stored.path("lat").asDouble()).isCloseTo(31.2, within(1e-3));
        assertThat(stored.path("lon").asDouble()).isCloseTo(121.5, within(1e-3));
        assertThat(asGiven.path("lon").asDouble()).isCloseTo(121.50455, within(2e-7));
        assertThat(live.path("lat").asDouble()).isCloseTo(31.19805, within(2e-7));
        scenario.manager.get(task + "/track?datum=mars").expectInvalid("datum");
    }

    @Test
    void aTrackIsAnsweredInEachFormat() {
        scenario.anna.post(task + "/positions", scenario.positions(5, 0, 0.1)).expect(200);

        var geoJson = scenario.manager
                .with("Accept", "application/geo+json")
                .get(task + "/track")
                .expect(200);
        var gpx = scenario.manager
                .with("Accept", "application/gpx+xml")
                .get(task + "/track")
                .expect(200);

        assertThat(geoJson.header("content-type")).contains("application/geo+json");
        assertThat(geoJson.json().at("/geometry/coordinates")).hasSize(5);
        assertThat(gpx.text()).startsWith("<?xml").contains("<trkpt lat=\"31.2").contains("<time>2026-11-23T");
        scenario.manager.with("Accept", "text/html").get(task + "/track").expectProblem(406, "not-acceptable");
    }

    @Test
    void aTrackIsCutByTimeAndSimplified() {
        scenario.anna.post(task + "/positions", scenario.positions(11, 0, 0.2)).expect(200);
        var from = now().minusSeconds(50);

        assertThat(scenario.manager.get(task + "/track?from=" + from).json().path("positions"))
                .hasSize(6);
        assertThat(scenario.manager.get(task + "/track?to=" + from).json().path("positions"))
                .hasSize(5);
        assertThat(scenario.manager.get(task + "/track?simplifyMetres=5").json().path("positions"))
                .hasSize(2);
    }

    @Test
    void aTrackKeepsWhatThePhoneSaidAndWhereItCameFrom() {
        var said = """
                {"positions": [{"recordedAt": "%s", "lat": 31.2, "lon": 121.5, "accuracyMetres": 7.5, "battery": 64,
                    "mock": true}]}
                """;
        var device = scenario.app.anyone().withDeviceKey(Scenario.ANNA_EMAIL, scenario.deviceKeyOfAnna());
        scenario.anna
                .post(task + "/positions?source=page", said.formatted(now().minusSeconds(20)))
                .expect(200);
        scenario.anna
                .post(task + "/positions", said.formatted(now().minusSeconds(10)))
                .expect(200);
        device.post(task + "/positions?source=page", said.formatted(now())).expect(200);

        var track = scenario.manager.get(task + "/track").expect(200).json().path("positions");

        assertThat(track.valueStream().map(position -> position.path("source").asString()))
                .containsExactly("PAGE", "API", "APP");
        assertThat(track).allSatisfy(position -> {
            assertThat(position.path("accuracyMetres").asDouble()).isEqualTo(7.5);
            assertThat(position.path("battery").asDouble()).isEqualTo(64);
            assertThat(position.path("mock").asBoolean()).isTrue();
        });
    }

    @Test
    void timesLongAgoOrFarAheadAreRejectedOneByOne() {
        var answer = upload(
                        position(Instant.EPOCH, 31.2, 121.5),
                        position(Instant.parse("2100-01-01T00:00:00Z"), 31.2, 121.5),
                        position(now(), 31.2, 121.5))
                .expect(200)
                .json();

        assertThat(answer.path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.at("/rejected/0/code").asString()).isEqualTo("before-start");
        assertThat(answer.at("/rejected/1/code").asString()).isEqualTo("in-future");
    }

    @Test
    void swappedCoordinatesAreRefusedOrNeverCount() {
        upload("{\"recordedAt\": \"%s\", \"lat\": 121.5, \"lon\": 31.2}".formatted(now()))
                .expectInvalid("positions[0].lat");

        upload(position(now().minusSeconds(10), 31.2, 121.5), position(now(), 31.2, 31.2))
                .expect(200);

        assertThat(scenario.manager
                        .get(task + "/progress")
                        .json()
                        .at("/position/lon")
                        .asDouble())
                .isEqualTo(121.5);
    }

    @Test
    void afterNinetyDaysATrackIsSaidToBeGone() {
        scenario.anna.post(task + "/positions", scenario.positions(60, 0, 1)).expect(200);
        scenario.anna.post(task + "/complete").expect(200);
        scenario.app.clock.pass(Duration.ofDays(90).plusSeconds(1));
        var manager = scenario.app.as(Scenario.MANAGER_EMAIL);

        var gone = manager.get(task + "/track").expectProblem(410, "track-expired");

        assertThat(gone.json().path("keptDays").asInt()).isEqualTo(90);
        assertThat(gone.field("detail")).contains("90 days", "summary stays");
        manager.get(task + "/progress").expectProblem(410, "track-expired");
        assertThat(manager.get(task).expect(200).field("status")).isEqualTo("COMPLETED");
    }

    @Test
    void positionsNeedAStartedTask() {
        var claimed = scenario.claimedTask();

        scenario.anna
                .post("/tasks/" + claimed + "/positions", scenario.positions(1, 0, 0))
                .expectProblem(409, "task-not-started");
    }

    @Test
    void liveTellsWhatHasChanged() {
        var snapshot = scenario.manager.get("/live").expect(200).json();
        var cursor = snapshot.path("cursor").asString();
        assertThat(snapshot.path("items")).hasSize(1);
        assertThat(scenario.manager.get("/live?since=" + cursor).json().path("items"))
                .isEmpty();

        upload(position(now(), 31.2, 121.5)).expect(200);

        assertThat(scenario.manager.get("/live?since=" + cursor).json().path("items"))
                .hasSize(1);
        scenario.manager.get("/live?since=nonsense").expectInvalid("since");
        scenario.anna.get("/live").expectProblem(403, "forbidden");
    }
}
