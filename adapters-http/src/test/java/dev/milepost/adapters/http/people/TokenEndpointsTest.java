package dev.milepost.adapters.http.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.security.AccessToken;
import dev.milepost.adapters.http.security.SigningKeys;
import dev.milepost.adapters.http.security.TokenIssuer;
import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.ApiClient.Result;
import dev.milepost.adapters.http.testing.Scenario;
import dev.milepost.adapters.http.testing.TestApplication;
import dev.milepost.domain.people.AccountId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointsTest {
    private final Scenario scenario = new Scenario();
    private final TestApplication app = scenario.app;

    private Result signIn(String email, String password) {
        return app.anyone().post("/tokens", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
    }

    private Result refresh(String refreshToken) {
        return app.anyone().post("/tokens/refresh", "{\"refreshToken\": \"%s\"}".formatted(refreshToken));
    }

    private ApiClient bearer(Result tokens) {
        return app.anyone().withToken(tokens.field("accessToken"));
    }

    @Test
    void whoSignsInIsKnownForAQuarterOfAnHour() {
        var tokens = signIn(Scenario.ANNA_EMAIL, TestApplication.PASSWORD).expect(200);
        assertThat(tokens.header("cache-control")).contains("no-store");
        assertThat(Instant.parse(tokens.field("expiresAt")))
                .isEqualTo(app.clock.instant().plus(Duration.ofMinutes(15)));

        assertThat(bearer(tokens).get("/accounts/me").expect(200).field("email"))
                .isEqualTo(Scenario.ANNA_EMAIL);
        app.clock.pass(Duration.ofMinutes(15));
        bearer(tokens).get("/accounts/me").expectProblem(401, "invalid-credentials");
    }

    @Test
    void theAddressIsTakenInAnyCase() {
        signIn(" ANNA@Example.com ", TestApplication.PASSWORD).expect(200);
    }

    @Test
    void anUnknownAddressAndAWrongPasswordAreAnsweredAlike() {
        var wrong = signIn(Scenario.ANNA_EMAIL, "wrong password").expectProblem(401, "bad-credentials");
        var unknown = signIn("nobody@example.com", "wrong password").expectProblem(401, "bad-credentials");

        assertThat(unknown.json()).isEqualTo(wrong.json());
        signIn("not an address", "wrong password").expectProblem(401, "bad-credentials");
    }

    @Test
    void guessingIsSlowedDown() {
        for (int i = 0; i < 10; i++) {
            signIn(Scenario.ANNA_EMAIL, "guess " + i).expect(401);
        }

        var blocked = signIn(Scenario.ANNA_EMAIL, TestApplication.PASSWORD).expectProblem(429, "too-many-requests");
        assertThat(blocked.header("retry-after")).contains("900");
        signIn(Scenario.BORIS_EMAIL, TestApplication.PASSWORD).expect(200);
        app.clock.pass(Duration.ofMinutes(15));
        signIn(Scenario.ANNA_EMAIL, TestApplication.PASSWORD).expect(200);
    }

    @Test
    void signingInOftenIsNoGuessing() {
        for (int i = 0; i < 30; i++) {
            signIn(Scenario.ANNA_EMAIL, TestApplication.PASSWORD).expect(200);
        }
    }

    @Test
    void aRefreshTokenGetsTheNextTokens() {
        var first = signIn(Scenario.ANNA_EMAIL, TestApplication.PASSWORD);
        app.clock.pass(Duration.ofMinutes(20));

        var second = refresh(first.field("refreshToken")).expect(200);

        bearer(second).get("/accounts/me").expect(200);
        assertThat(second.field("refreshToken")).isNotEqualTo(first.field("refreshToken"));
        refresh(second.field("refreshToken")).expect(200);
    }

    @Test
    void aRefreshTokenUsedTwiceEndsTheSession() {
        var first = signIn(Scenario.ANNA_EMAIL, TestApplication.PASSWORD);
        var second = refresh(first.field("refreshToken")).expect(200);
        var otherSession = signIn(Scenario.ANNA_EMAIL, TestApplication.PASSWORD);

        refresh(first.field("refreshToken")).expectProblem(401, "invalid-refresh-token");

        refresh(second.field("refreshToken")).expectProblem(401, "invalid-refresh-token");
        app.clock.pass(Duration.ofSeconds(5));
        bearer(second).get("/accounts/me").expect(401);
        bearer(otherSession).get("/accounts/me").expect(200);
    }

    @Test
    void aRefreshTokenExpiresAfterThirtyDays() {
        var first = signIn(Scenario.ANNA_EMAIL, TestApplication.PASSWORD);
        app.clock.pass(Duration.ofDays(30));

        refresh(first.field("refreshToken")).expect(401);
        refresh("unknown").expect(401);
    }

    @Test
    void signingOutEndsTheSession() {
        var tokens = signIn(Scenario.ANNA_EMAIL, TestApplication.PASSWORD);

        bearer(tokens).delete("/tokens").expect(204);

        refresh(tokens.field("refreshToken")).expect(401);
        bearer(tokens).get("/accounts/me").expect(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer a.b.c",
                "Basic",
                "Basic ???",
                "Basic YTpi",
                "Digest a",
                "bearer  ",
                "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0."
            })
    void credentialsThatAreNoneAreRefused(String authorization) {
        var refused = app.anyone().with("Authorization", authorization).get("/accounts/me");

        refused.expectProblem(401, "invalid-credentials");
        assertThat(refused.header("www-authenticate")).contains("Bearer");
    }

    @Test
    void withoutCredentialsNothingIsToldOfIds() {
        app.anyone().get("/tasks/unknown").expectProblem(401, "unauthenticated");
        app.anyone().get("/tasks/" + scenario.openTask()).expectProblem(401, "unauthenticated");
    }

    @Test
    void aTokenOfAnotherServerIsRefused() {
        var me = scenario.anna.get("/accounts/me").field("id");
        var token =
                new AccessToken(new AccountId(me), "family", app.clock.instant().plusSeconds(60));
        var foreign = new TokenIssuer(SigningKeys.generate(app.clock.instant())).issue(token);

        app.anyone().withToken(foreign).get("/accounts/me").expect(401);
        app.anyone().withToken(app.token(token)).get("/accounts/me").expect(401);
    }
}
