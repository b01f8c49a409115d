package dev.milepost.adapters.http.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.dispatch.RateLimiter;
import dev.milepost.adapters.http.testing.ApiClient.Result;
import dev.milepost.adapters.http.testing.Scenario;
import dev.milepost.adapters.http.testing.TestApplication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may upload from a phone: the device key decides, and only that. */
class PhoneCredentialsTest {
    private static final Duration RECHECK = Duration.ofSeconds(6);

    private final AtomicLong nanoTime = new AtomicLong();
    private final Scenario scenario = new Scenario(new TestApplication(new RateLimiter(50, 200, nanoTime::get)));
    private final String key = scenario.deviceKeyOfAnna();
    private String task;

    @BeforeEach
    void startATask() {
        task = "/tasks/" + scenario.startedTask();
    }

    private Result osmAnd(String id) {
        return scenario.app.anyone().get("/osmand?lat=31.2&lon=121.5&id=" + id);
    }

    private Result ownTracks(String email, String key) {
        return scenario.app.anyone().withDeviceKey(email, key).post("/owntracks", "{\"_type\": \"lwt\"}");
    }

    private void assertNeitherIsLetIn(String email, String key) {
        osmAnd(key).expectProblem(401, "invalid-credentials");
        ownTracks(email, key).expectProblem(401, "invalid-credentials");
    }

    private int stored() {
        return scenario.manager.get(task + "/track").json().path("positions").size();
    }

    @Test
    void theKeyLetsIn() {
        osmAnd(key).expect(200);
        ownTracks(Scenario.ANNA_EMAIL, key).expect(200);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void aWrongKeyOrNoneDoesNot() {
        assertNeitherIsLetIn(Scenario.ANNA_EMAIL, "wrong");
        assertNeitherIsLetIn(Scenario.ANNA_EMAIL, "x".repeat(600));
        osmAnd("").expectProblem(401, "invalid-credentials");
        scenario.app.anyone().get("/osmand").expectProblem(401, "invalid-credentials");
        scenario.app.anyone().post("/osmand").expectProblem(401, "invalid-credentials");
        scenario.app.anyone().post("/owntracks", "{}").expectProblem(401, "unauthenticated");
        scenario.anna.get("/osmand?lat=31.2&lon=121.5").expectProblem(401, "invalid-credentials");
    }

    @Test
    void anAddressDoesNotOpenWithAnothersKey() {
        ownTracks(Scenario.BORIS_EMAIL, key).expectProblem(401, "invalid-credentials");
        scenario.app
                .anyone()
                .withDeviceKey(Scenario.BORIS_EMAIL, key)
                .post(task + "/positions", scenario.positions(1, 0, 0))
                .expectProblem(401, "invalid-credentials");
    }

    @Test
    void anotherCouriersKeyTracksTheOtherCourier() {
        var borisKey = Scenario.deviceKeyOf(scenario.boris);

        osmAnd(borisKey).expect(200);
        scenario.app
                .anyone()
                .withDeviceKey(Scenario.BORIS_EMAIL, borisKey)
                .post(task + "/positions", scenario.positions(1, 0, 0))
                .expectProblem(404, "not-found");

        assertThat(stored()).isZero();
    }

    @Test
    void aKeyThatWasDeletedIsOverAtOnce() {
        osmAnd(key).expect(200);
        ownTracks(Scenario.ANNA_EMAIL, key).expect(200);
        var id = scenario.anna
                .get("/accounts/me/device-keys")
                .json()
                .at("/items/0/id")
                .asString();

        scenario.anna.delete("/accounts/me/device-keys/" + id).expect(204);

        assertNeitherIsLetIn(Scenario.ANNA_EMAIL, key);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void aDisabledAccountsKeyIsOverToo() {
        osmAnd(key).expect(200);
        var anna = scenario.anna.get("/accounts/me").field("id");

        scenario.admin.patch("/accounts/" + anna, "{\"disabled\": true}").expect(200);

        assertNeitherIsLetIn(Scenario.ANNA_EMAIL, key);
        scenario.admin.patch("/accounts/" + anna, "{\"disabled\": false}").expect(200);
        scenario.app.clock.pass(RECHECK);
        osmAnd(key).expect(200);
    }

    @Test
    void tenThousandRequestsOfOneKeyAreTooManyForThatKeyAlone() {
        var otherKey = scenario.deviceKeyOfAnna();
        var refused = new ArrayList<Result>();
        for (int i = 0; i < 10_000; i++) {
            var answer = i % 2 == 0 ? osmAnd(key) : ownTracks(Scenario.ANNA_EMAIL, key);
            if (answer.status() != 200) {
                refused.add(answer);
            }
        }

        assertThat(refused).hasSize(9_800);
        refused.getFirst().expectProblem(429, "too-many-requests");
        assertThat(refused.getFirst().header("retry-after")).contains("1");
        osmAnd(otherKey).expect(200);
        ownTracks(Scenario.ANNA_EMAIL, otherKey).expect(200);
        scenario.anna.get(task).expect(200);
        nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
        osmAnd(key).expect(200);
    }
}
