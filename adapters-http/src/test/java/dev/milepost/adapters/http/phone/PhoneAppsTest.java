package dev.milepost.adapters.http.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.ApiClient.Result;
import dev.milepost.adapters.http.testing.Scenario;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the apps really send, byte for byte but for the key. All of it is of five past eight, five minutes into a task. */
class PhoneAppsTest {
    private static final Instant FIVE_PAST = Instant.parse("2026-11-23T08:05:00Z");

    private final Scenario scenario = new Scenario();
    private final String key = scenario.deviceKeyOfAnna();
    private final ApiClient ownTracks = scenario.app
            .anyone()
            .withDeviceKey(Scenario.ANNA_EMAIL, key)
            .with("Content-Type", "application/json")
            .with("X-Limit-U", "somebody")
            .with("X-Limit-D", "else");
    private String task;

    @BeforeEach
    void startATaskTenMinutesAgo() {
        task = "/tasks/" + scenario.startedTask();
        scenario.app.clock.pass(Duration.ofMinutes(10));
    }

    private JsonNode positions() {
        return scenario.manager.get(task + "/track").expect(200).json().path("positions");
    }

    private JsonNode onlyPosition() {
        assertThat(positions()).hasSize(1);
        var position = positions().get(0);
        assertThat(position.path("source").asString()).isEqualTo("APP");
        assertThat(position.path("recordedAt").asString()).isEqualTo("2026-11-23T08:05:00Z");
        assertThat(position.path("lat").asDouble()).isCloseTo(31.2093, within(1e-7));
        assertThat(position.path("lon").asDouble()).isCloseTo(121.5002, within(1e-7));
        return position;
    }

    private static void assertMeasures(
            JsonNode position, double accuracy, double speed, double bearing, double altitude, double battery) {
        assertThat(position.path("accuracyMetres").asDouble()).isEqualTo(accuracy);
        assertThat(position.path("speed").asDouble()).isEqualTo(speed);
        assertThat(position.path("bearing").asDouble()).isEqualTo(bearing);
        assertThat(position.path("altitude").asDouble()).isEqualTo(altitude);
        assertThat(position.path("battery").asDouble()).isEqualTo(battery);
    }

    private void postOwnTracks(String body) {
        var answer = ownTracks
                .send("POST", "/owntracks", body.getBytes(StandardCharsets.UTF_8))
                .expect(200);
        assertThat(answer.text()).isEqualTo("[]");
        assertThat(answer.header("content-type")).contains("application/json");
    }

    private Result postOsmAnd(String contentType, String query, String body) {
        return scenario.app
                .anyone()
                .with("Content-Type", contentType)
                .send("POST", "/osmand" + query, body.replace("KEY", key).getBytes(StandardCharsets.UTF_8));
    }

    private Result getOsmAnd(String query) {
        return scenario.app.anyone().get("/osmand?" + query.replace("KEY", key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // OwnTracks for Android
                """
                {"_type":"location","BSSID":"02:00:00:00:00:00","SSID":"depot","_id":"5f1c2a9e","acc":12,"alt":34,"batt":87,\
                "bs":1,"cog":270,"conn":"m","created_at":1795421101,"inregions":["Depot"],"lat":31.2093,"lon":121.5002,"m":2,\
                "motionactivities":["automotive"],"source":"fused","t":"u","tid":"mp","tst":1795421100,"vac":3,"vel":36}""",
                // OwnTracks for iOS
                """
                {"cog":270,"batt":87,"lon":121.5002,"acc":12,"p":101.325,"bs":1,"vel":36,"vac":3,"lat":31.2093,"topic":\
                "owntracks\\/anna\\/phone","conn":"w","m":1,"tst":1795421100,"alt":34,"_type":"location","tid":"mp","t":"t"}"""
            })
    void ownTracksSendsALocation(String body) {
        postOwnTracks(body);

        assertMeasures(onlyPosition(), 12, 10, 270, 34, 87);
    }

    @Test
    void ownTracksSendsALocationAgainAndLeavesOutWhatIsZero() {
        postOwnTracks("{\"_type\":\"location\",\"lat\":31.2093,\"lon\":121.5002,\"tst\":1795421100}");
        postOwnTracks(
                "{\"_type\":\"location\",\"created_at\":1795421160,\"lat\":31.2093,\"lon\":121.5002,\"tst\":1795421100}");

        var position = onlyPosition();
        assertThat(position.path("speed").isNull()).isTrue();
        assertThat(position.path("accuracyMetres").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"_type\":\"transition\",\"acc\":12,\"desc\":\"Depot\",\"event\":\"enter\",\"lat\":31.2,\"lon\":121.5,\"t\":\"c\",\"tid\":\"mp\",\"tst\":1795421100,\"wtst\":1795400000}",
                "{\"_type\":\"waypoint\",\"desc\":\"Depot\",\"lat\":31.2,\"lon\":121.5,\"rad\":50,\"tst\":1795421100}",
                "{\"_type\":\"waypoints\",\"waypoints\":[{\"_type\":\"waypoint\",\"desc\":\"Depot\",\"lat\":31.2,\"lon\":121.5,\"rad\":50,\"tst\":1795421100}]}",
                "{\"_type\":\"status\",\"android\":{\"hib\":0,\"bo\":0,\"loc\":0,\"ps\":0,\"wifi\":1},\"_id\":\"1c2d\"}",
                "{\"_type\":\"lwt\",\"tst\":1795421100}",
                "{\"_type\":\"steps\",\"tst\":1795421100,\"from\":1795420000,\"to\":1795421000,\"steps\":1234}",
                "{\"_type\":\"beacon\",\"uuid\":\"CA271EAE\",\"major\":1,\"minor\":2,\"tst\":1795421100,\"acc\":1,\"rssi\":-60,\"prox\":1}",
                "{\"_type\":\"card\",\"name\":\"Anna\",\"face\":\"iVBORw0KGgo=\",\"tid\":\"mp\"}",
                "{\"_type\":\"cmd\",\"action\":\"dump\"}",
                "{\"_type\":\"configuration\",\"mode\":3}",
                "{\"_type\":\"request\",\"request\":\"tour\"}",
                "{\"_type\":\"encrypted\",\"data\":\"Aj8u1v/\"}",
                "{\"_type\":\"of tomorrow\"}",
                "{\"_type\":7}",
                "{\"lat\":31.2,\"lon\":121.5,\"tst\":1795421100}",
                "{\"_type\":\"location\",\"lat\":31.2,\"lon\":121.5}",
                "{\"_type\":\"location\",\"lat\":121.5,\"lon\":31.2,\"tst\":1795421100}",
                "{\"_type\":\"location\",\"lat\":NaN,\"lon\":121.5,\"tst\":1795421100}",
                "{\"_type\":\"location\",\"lat\":1e999,\"lon\":121.5,\"tst\":1795421100}",
                "{\"_type\":\"location\",\"lat\":\"31.2\",\"lon\":121.5,\"tst\":1795421100}",
                "{\"_type\":\"location\",\"lat\":31.2,\"lon\":121.5,\"tst\":0}",
                "{\"_type\":\"location\",\"lat\":31.2,\"lon\":121.5,\"tst\":-99999999999999999}",
                "{\"_type\":\"location\",\"lat\":31.2,\"lon\":121.5,\"tst\":1e300}",
                "{\"_type\":\"location\",\"lat\":31.2,\"lon\":121.5,\"tst\":4102444800}",
                "[]",
                "null",
                "7",
                "{\"_type\":\"location\",\"lat\":31.2",
                "not json \u0000 at all"
            })
    void ownTracksIsToldOfSuccessWhateverHasNoPosition(String body) {
        postOwnTracks(body);

        assertThat(positions()).isEmpty();
    }

    @Test
    void aMeasureThatMakesNoSenseIsNotKnown() {
        postOwnTracks(
                "{\"_type\":\"location\",\"lat\":31.2093,\"lon\":121.5002,\"tst\":1795421100,\"acc\":-1,\"vel\":-1,\"cog\":-1,\"alt\":1e9,\"batt\":-100}");

        assertThat(onlyPosition()
                        .propertyStream()
                        .filter(field -> field.getValue().isNull()))
                .hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Traccar Client for Android up to 8, and for iOS; OsmAnd
                "id=KEY&timestamp=1795421100&lat=31.2093&lon=121.5002&speed=19.438444924406047&bearing=270.0&altitude=34.0&accuracy=12.0&batt=87.0",
                "id=KEY&timestamp=1795421100&lat=31.2093&lon=121.5002&speed=19.438444924406&bearing=270.0&altitude=34.0&accuracy=12.0&batt=87.0&charge=true",
                "deviceid=KEY&timestamp=1795421100000&lat=31.2093&lon=121.5002&hdop=12.0&altitude=34.0&speed=19.438444924406&heading=270.0&accuracy=12&batt=87&driverUniqueId=7&cell=460,0,1,2",
                "id=KEY&timestamp=2026-11-23T08:05:00.000Z&location=31.2093,121.5002&speed=19.438444924406&bearing=270&altitude=34&accuracy=12&batt=87&valid=true",
                "id=KEY&timestamp=2026-11-23%2008:05:00&location=31.2093%2C121.5002&speed=19.438444924406&bearing=270&altitude=34&accuracy=12&batt=87&valid=1",
                "id=KEY&timestamp=2026-11-23T16:05:00%2B08:00&lat=31.2093&lon=121.5002&speed=19.438444924406&bearing=270&altitude=34&accuracy=12&batt=87&%zz=%&lat=0&alarm=sos"
            })
    void traccarClientSendsParametersInAnyOfItsWays(String parameters) {
        assertThat(getOsmAnd(parameters).expect(200).answer().body()).isEmpty();
        assertMeasures(onlyPosition(), 12, 10, 270, 34, 87);
        postOsmAnd("application/x-www-form-urlencoded", "", parameters).expect(200);
        postOsmAnd("application/x-www-form-urlencoded", "?" + parameters.replace("KEY", key), "")
                .expect(200);
        postOsmAnd("text/plain; charset=utf-8", "", parameters).expect(200);

        assertMeasures(onlyPosition(), 12, 10, 270, 34, 87);
    }

    @Test
    void traccarClientSendsItsJson() {
        postOsmAnd("application/json; charset=utf-8", "", """
                {"location":{"timestamp":"2026-11-23T08:05:00.000Z","coords":{"latitude":31.2093,"longitude":121.5002,\
                "accuracy":12,"speed":10,"heading":270,"altitude":34},"is_moving":true,"odometer":1234.5,"event":"motionchange",\
                "battery":{"level":0.87,"is_charging":false},"activity":{"type":"in_vehicle"},"extras":{},"mock":true,"age":12},\
                "device_id":"KEY"}""").expect(200);

        assertMeasures(onlyPosition(), 12, 10, 270, 34, 87);
        assertThat(onlyPosition().path("mock").asBoolean()).isTrue();
    }

    @Test
    void traccarClientsJsonSaysMinusOneForWhatItDoesNotKnow() {
        postOsmAnd("application/json", "", """
                {"location":{"timestamp":"2026-11-23T08:05:00Z","coords":{"latitude":31.2093,"longitude":121.5002,\
                "accuracy":5,"speed":-1,"heading":-1,"altitude":5},"is_moving":false,"battery":{"level":-1,"is_charging":false},\
                "activity":{"type":"still"},"extras":{}},"device_id":"KEY"}""").expect(200);

        assertThat(onlyPosition().path("speed").isNull()).isTrue();
        assertThat(onlyPosition().path("bearing").isNull()).isTrue();
        assertThat(onlyPosition().path("battery").isNull()).isTrue();
    }

    @Test
    void traccarClientSendsAListOfPositionsWithOthersAmongThem() {
        postOsmAnd("application/json", "", """
                [{"id":"KEY","timestamp":1795421100,"lat":31.2093,"lon":121.5002,"speed":19.438444924406,"bearing":270.0,\
                "altitude":34.0,"accuracy":12.0,"batt":87.0,"mock":true},\
                {"id":"KEY","timestamp":1795421110,"lat":31.2094,"lon":121.5002},\
                {"id":"KEY","timestamp":1795421120,"batt":86.0},\
                {"id":"another","timestamp":1795421130,"lat":31.2095,"lon":121.5002}]""").expect(200);

        assertThat(positions()).hasSize(2);
        assertMeasures(positions().get(0), 12, 10, 270, 34, 87);
        assertThat(positions().get(0).path("mock").asBoolean()).isTrue();
    }

    @Test
    void aPositionWithoutATimeIsOfNow() {
        getOsmAnd("id=KEY&lat=31.2093&lon=121.5002").expect(200);

        assertThat(positions().get(0).path("recordedAt").asString()).isEqualTo("2026-11-23T08:10:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id=KEY",
                "id=KEY&timestamp=1795421100&batt=87.0",
                "id=KEY&timestamp=1795421100&lat=31.2093&lon=121.5002&valid=false",
                "id=KEY&timestamp=1795421100&lat=31.2093&lon=121.5002&valid=0",
                "id=KEY&timestamp=1795421100&lat=NaN&lon=121.5002",
                "id=KEY&timestamp=1795421100&lat=121.5&lon=31.2",
                "id=KEY&timestamp=1795421100&location=31.2093",
                "id=KEY&timestamp=yesterday&lat=31.2093&lon=121.5002",
                "id=KEY&timestamp=2026-13-45T99:00:00Z&lat=31.2093&lon=121.5002",
                "id=KEY&timestamp=0&lat=31.2093&lon=121.5002",
                "id=KEY&timestamp=99999999999999999&lat=31.2093&lon=121.5002",
                "id=KEY&timestamp=4102444800000&lat=31.2093&lon=121.5002",
                "{\"id\":\"KEY\"}",
                "{\"location\":{\"coords\":{}},\"device_id\":\"KEY\"}",
                "{\"location\":{\"timestamp\":7,\"coords\":[]},\"device_id\":\"KEY\"}",
                "[{\"id\":\"KEY\",\"lat\":{},\"lon\":[]},7,null]"
            })
    void heartbeatsAndJunkAreTakenAndHaveNoPosition(String message) {
        postOsmAnd("application/x-www-form-urlencoded", "", message).expect(200);
        if (!message.startsWith("{") && !message.startsWith("[")) {
            getOsmAnd(message).expect(200);
        }

        assertThat(positions()).isEmpty();
    }

    @Test
    void whatIsRecordedOffATaskIsTakenAndDropped() {
        scenario.anna.post(task + "/complete", "{\"reason\": \"Done\"}").expect(200);
        scenario.app.clock.pass(Duration.ofMinutes(1));
        var now = scenario.app.clock.instant().getEpochSecond();

        getOsmAnd("id=KEY&lat=31.2093&lon=121.5002&timestamp=" + now).expect(200);
        postOwnTracks("{\"_type\":\"location\",\"lat\":31.2093,\"lon\":121.5002,\"tst\":" + now + "}");

        assertThat(positions()).isEmpty();
        getOsmAnd("id=KEY&lat=31.2093&lon=121.5002&timestamp=" + FIVE_PAST.getEpochSecond())
                .expect(200);
        assertThat(positions()).hasSize(1);
    }
}
