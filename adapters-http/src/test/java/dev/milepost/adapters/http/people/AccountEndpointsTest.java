package dev.milepost.adapters.http.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.testing.Scenario;
import dev.milepost.adapters.http.testing.TestApplication;
import dev.milepost.domain.people.AccountChange;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountEndpointsTest {
    private final Scenario scenario = new Scenario();
    private final String annaId = scenario.anna.get("/accounts/me").field("id");

    private static String account(String email, String role, String password) {
        return "{\"email\": \"%s\", \"name\": \"N\", \"role\": \"%s\", \"password\": \"%s\"}"
                .formatted(email, role, password);
    }

    @Test
    void anAccountIsCreatedWithoutShowingItsPassword() {
        var created = scenario.admin
                .post("/accounts", account("New@Example.com", "COURIER", "long enough"))
                .expect(201);

        assertThat(created.field("email")).isEqualTo("new@example.com");
        assertThat(created.field("disabled")).isEqualTo("false");
        assertThat(created.text()).doesNotContain("long enough").doesNotContain("password");
        assertThat(created.header("location")).contains("/api/v1/accounts/" + created.field("id"));
        assertThat(created.header("etag")).contains("\"1\"");
    }

    @Test
    void aBadAccountIsRefusedByField() {
        scenario.admin
                .post("/accounts", account("no address", "COURIER", "long enough"))
                .expectInvalid("email");
        scenario.admin
                .post("/accounts", account("a@example.com", "KING", "long enough"))
                .expectInvalid("role");
        scenario.admin
                .post("/accounts", account("a@example.com", "COURIER", "short"))
                .expectInvalid("password");
        scenario.admin
                .post("/accounts", account(Scenario.ANNA_EMAIL, "COURIER", "long enough"))
                .expectProblem(409, "email-taken");
    }

    @Test
    void othersSeeThemselvesOnly() {
        scenario.anna.get("/accounts/" + annaId).expect(200);
        scenario.boris.get("/accounts/" + annaId).expectProblem(404, "not-found");
        scenario.boris
                .patch("/accounts/" + annaId, "{\"name\": \"Boris was here\"}")
                .expectProblem(404, "not-found");
        scenario.boris.get("/accounts").expectProblem(403, "forbidden");
    }

    @Test
    void listsArePaged() {
        var first = scenario.admin.get("/accounts?limit=3").expect(200);
        var second = scenario.admin
                .get("/accounts?limit=3&cursor=" + first.field("next"))
                .expect(200);

        assertThat(first.json().path("items")).hasSize(3);
        assertThat(second.json().path("items")).hasSize(1);
        assertThat(second.json().path("next").isNull()).isTrue();
        scenario.admin.get("/accounts?limit=0").expectInvalid("limit");
        scenario.admin.get("/accounts?limit=501").expectInvalid("limit");
        scenario.admin.get("/accounts?limt=5").expectInvalid("limt");
    }

    @Test
    void nobodyRaisesTheirOwnRights() {
        scenario.anna.patch("/accounts/" + annaId, "{\"role\": \"ADMIN\"}").expectProblem(403, "forbidden");
        scenario.anna.patch("/accounts/" + annaId, "{\"disabled\": false}").expectProblem(403, "forbidden");
        var adminId = scenario.admin.get("/accounts/me").field("id");
        scenario.admin.patch("/accounts/" + adminId, "{\"role\": \"COURIER\"}").expectProblem(409, "own-rights");
    }

    @Test
    void aDisabledAccountIsOutAtOnce() {
        scenario.anna.get("/accounts/me").expect(200);

        scenario.admin.patch("/accounts/" + annaId, "{\"disabled\": true}").expect(200);

        scenario.anna.get("/accounts/me").expectProblem(401, "invalid-credentials");
        scenario.app
                .anyone()
                .post(
                        "/tokens",
                        "{\"email\": \"anna@example.com\", \"password\": \"%s\"}".formatted(TestApplication.PASSWORD))
                .expectProblem(401, "bad-credentials");
    }

    @Test
    void aChangeMadeElsewhereIsFeltWithinSeconds() {
        scenario.anna.get("/accounts").expect(403);
        var stored = scenario.app.ports.accounts.find(new AccountId(annaId)).orElseThrow();
        var promoted = stored.value()
                .with(new AccountChange(Optional.empty(), Optional.of(Role.ADMIN), Optional.empty(), Optional.empty()));
        scenario.app.ports.accounts.save(promoted, Optional.empty(), stored.version());

        scenario.app.clock.pass(Duration.ofSeconds(5));

        scenario.anna.get("/accounts").expect(200);
    }

    @Test
    void whoChangesTheirPasswordEndsTheirOtherSessions() {
        var elsewhere = scenario.app.as(Scenario.ANNA_EMAIL);

        scenario.anna
                .patch("/accounts/" + annaId, "{\"password\": \"another long one\"}")
                .expect(200);

        scenario.anna.get("/accounts/me").expect(200);
        elsewhere.get("/accounts/me").expect(401);
        scenario.app
                .anyone()
                .post("/tokens", "{\"email\": \"anna@example.com\", \"password\": \"another long one\"}")
                .expect(200);
    }

    @Test
    void aNullTakesTheTeamAway() {
        assertThat(scenario.admin.patch("/accounts/" + annaId, "{}").field("teamId"))
                .isEqualTo(scenario.teamId);
        var without = scenario.admin
                .patch("/accounts/" + annaId, "{\"teamId\": null}")
                .expect(200);

        assertThat(without.json().path("teamId").isNull()).isTrue();
        scenario.admin.patch("/accounts/" + annaId, "{\"teamId\": \"none\"}").expectInvalid("teamId");
    }

    @Test
    void aStaleChangeIsRefused() {
        var tag = scenario.admin.get("/accounts/" + annaId).header("etag").orElseThrow();
        scenario.admin.patch("/accounts/" + annaId, "{\"name\": \"Anna B\"}").expect(200);

        scenario.admin
                .with("If-Match", tag)
                .patch("/accounts/" + annaId, "{\"name\": \"Anna C\"}")
                .expectProblem(412, "stale-version");
        scenario.admin
                .with("If-Match", "\"nonsense\"")
                .patch("/accounts/" + annaId, "{\"name\": \"Anna C\"}")
                .expectProblem(412, "stale-version");
        scenario.admin
                .with("If-Match", "*")
                .patch("/accounts/" + annaId, "{\"name\": \"Anna C\"}")
                .expect(200);
    }

    @Test
    void aDeviceKeyIsShownOnceAndOnlyUploads() {
        var issued = scenario.anna
                .post("/accounts/me/device-keys", "{\"label\": \"Phone\"}")
                .expect(201);
        var key = issued.field("key");
        var basic =
                Base64.getEncoder().encodeToString((Scenario.ANNA_EMAIL + ":" + key).getBytes(StandardCharsets.UTF_8));
        var phone = scenario.app.anyone().with("Authorization", "Basic " + basic);
        var task = scenario.startedTask();

        assertThat(scenario.anna.get("/accounts/me/device-keys").text())
                .contains("Phone")
                .doesNotContain(key);
        phone.post("/tasks/" + task + "/positions", scenario.positions(1, 0, 0)).expect(200);
        phone.get("/accounts/me").expectProblem(403, "forbidden");

        scenario.anna.delete("/accounts/me/device-keys/" + issued.field("id")).expect(204);
        phone.post("/tasks/" + task + "/positions", scenario.positions(1, 0, 0)).expect(401);
        scenario.anna.delete("/accounts/me/device-keys/" + issued.field("id")).expect(404);
    }

    @Test
    void aDeviceKeyOfAnotherCourierIsNoKey() {
        var key = scenario.boris
                .post("/accounts/me/device-keys", "{\"label\": \"Phone\"}")
                .field("key");
        var basic =
                Base64.getEncoder().encodeToString((Scenario.ANNA_EMAIL + ":" + key).getBytes(StandardCharsets.UTF_8));

        scenario.app
                .anyone()
                .with("Authorization", "Basic " + basic)
                .post("/tasks/" + scenario.startedTask() + "/positions", scenario.positions(1, 0, 0))
                .expect(401);
    }

    @Test
    void aTeamIsRenamedAndRemovedOnlyWhenEmpty() {
        var team = "/teams/" + scenario.teamId;

        assertThat(scenario.admin.put(team, "{\"name\": \"South\"}").expect(200).field("name"))
                .isEqualTo("South");
        assertThat(scenario.admin.get(team).expect(200).header("etag")).contains("\"2\"");
        scenario.admin.delete(team).expectProblem(409, "team-in-use");
        var empty = scenario.admin
                .post("/teams", "{\"name\": \"Empty\"}")
                .expect(201)
                .field("id");
        scenario.admin.delete("/teams/" + empty).expect(204);
        scenario.admin.get("/teams/" + empty).expect(404);
        assertThat(scenario.admin.get("/teams").json().path("items")).hasSize(1);
    }
}
