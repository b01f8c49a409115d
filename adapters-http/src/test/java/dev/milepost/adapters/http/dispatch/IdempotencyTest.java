package dev.milepost.adapters.http.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.exchange.HttpResponse;
import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.Scenario;
import dev.milepost.adapters.http.testing.TestApplication;
import dev.milepost.application.fake.InMemoryIdempotencyStore;
import dev.milepost.application.port.IdempotencyStore;
import dev.milepost.domain.people.AccountId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
    private static final AccountId ANNA = new AccountId("anna");

    private final Scenario scenario = new Scenario();

    @Test
    void aRequestSentAgainGetsTheFirstAnswerAgain() {
        var once = scenario.admin.with("Idempotency-Key", "key-1");
        var first = once.post("/teams", "{\"name\": \"East\"}").expect(201);
        var second = once.post("/teams", "{\"name\": \"East\"}").expect(201);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("location")).isEqualTo(first.header("location"));
        assertThat(second.header("etag")).isEqualTo(first.header("etag"));
        assertThat(scenario.admin.get("/teams").json().path("items")).hasSize(2);
        once.post("/teams", "{\"name\": \"West\"}").expectProblem(422, "idempotency-key-reused");
        scenario.admin
                .with("Idempotency-Key", "key-2")
                .post("/teams", "{\"name\": \"East\"}")
                .expect(201);
    }

    @Test
    void aKeyIsItsCallersOwn() {
        var anna =
                scenario.anna.with("Idempotency-Key", "key-1").post("/accounts/me/device-keys", "{\"label\": \"P\"}");
        var boris =
                scenario.boris.with("Idempotency-Key", "key-1").post("/accounts/me/device-keys", "{\"label\": \"P\"}");

        assertThat(anna.expect(201).field("key")).isNotEqualTo(boris.expect(201).field("key"));
        assertThat(again(scenario.anna).field("key")).isEqualTo(anna.field("key"));
    }

    private static ApiClient.Result again(ApiClient client) {
        return client.with("Idempotency-Key", "key-1")
                .post("/accounts/me/device-keys", "{\"label\": \"P\"}")
                .expect(201);
    }

    @Test
    void aRefusalIsRememberedAndAKeyThatIsNoneIsNot() {
        var once = scenario.admin.with("Idempotency-Key", "key-1");
        once.post("/teams", "{\"name\": \"\"}").expect(400);
        once.post("/teams", "{\"name\": \"\"}").expect(400);
        once.post("/teams", "{\"name\": \"East\"}").expectProblem(422, "idempotency-key-reused");
        scenario.admin
                .with("Idempotency-Key", "with space")
                .post("/teams", "{\"name\": \"East\"}")
                .expectInvalid("Idempotency-Key");
        scenario.admin
                .with("Idempotency-Key", "x".repeat(256))
                .post("/teams", "{\"name\": \"East\"}")
                .expect(400);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        var path = "/teams";
        scenario.admin
                .with("Idempotency-Key", "key-1")
                .post(path, "{\"name\": \"East\"}")
                .expect(201);
        scenario.app.clock.pass(Duration.ofHours(24));
        var later = scenario.app.as(TestApplication.ADMIN_EMAIL).with("Idempotency-Key", "key-1");

        later.post(path, "{\"name\": \"West\"}").expect(201);
    }

    @Test
    void sentManyTimesAtOnceItIsCarriedOutOnce() throws Exception {
        var once = scenario.admin.with("Idempotency-Key", "key-1");
        Callable<ApiClient.Result> call = () -> once.post("/teams", "{\"name\": \"East\"}");
        var results = new ArrayList<ApiClient.Result>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var running : threads.invokeAll(Collections.nCopies(16, call))) {
                results.add(running.get());
            }
        }

        assertThat(results)
                .allMatch(
                        result -> result.status() == 201 || result.field("code").equals("request-in-progress"));
        assertThat(results)
                .filteredOn(result -> result.status() == 201)
                .extracting(result -> result.field("id"))
                .isNotEmpty()
                .containsOnly(
                        once.post("/teams", "{\"name\": \"East\"}").expect(201).field("id"));
    }

    @Test
    void theStoreLearnsNeitherKeyNorAnswer() {
        var seen = new ArrayList<String>();
        var idempotency = new Idempotency(new SpiedStore(seen), InstantSource.system());
        var answer = new HttpResponse(
                201, Headers.none().with("ETag", "\"1\""), "the secret".getBytes(StandardCharsets.UTF_8));

        idempotency.once(ANNA, "key-of-anna", "POST", new byte[0], () -> answer);
        var again = idempotency.once(ANNA, "key-of-anna", "POST", new byte[0], () -> {
            throw new AssertionError("carried out twice");
        });

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.headers()).isEqualTo(answer.headers());
        assertThat(again.body()).isEqualTo(answer.body());
        assertThat(seen).isNotEmpty().noneMatch(text -> text.contains("anna") || text.contains("the secret"));
    }

    @Test
    void aFaultLeavesTheKeyFree() {
        var idempotency = new Idempotency(new InMemoryIdempotencyStore(), InstantSource.system());
        var failed = new HttpResponse(503, Headers.none(), new byte[0]);
        var done = new HttpResponse(201, Headers.none(), new byte[0]);

        assertThat(idempotency
                        .once(ANNA, "key", "POST", new byte[0], () -> failed)
                        .status())
                .isEqualTo(503);
        assertThat(idempotency
                        .once(ANNA, "key", "POST", new byte[0], () -> done)
                        .status())
                .isEqualTo(201);
    }

    /** Notes everything that a store is given. */
    private record SpiedStore(List<String> seen, IdempotencyStore store) implements IdempotencyStore {
        SpiedStore(List<String> seen) {
            this(seen, new InMemoryIdempotencyStore());
        }

        @Override
        public Outcome take(String key, String fingerprint, Instant now, Instant abandonedAt, Instant expiresAt) {
            seen.add(key + " " + fingerprint);
            return store.take(key, fingerprint, now, abandonedAt, expiresAt);
        }

        @Override
        public void answer(String key, Instant abandonedAt, byte[] answer) {
            seen.add(new String(answer, StandardCharsets.ISO_8859_1));
            store.answer(key, abandonedAt, answer);
        }

        @Override
        public void release(String key, Instant abandonedAt) {
            store.release(key, abandonedAt);
        }

        @Override
        public void removeExpired(Instant now) {
            store.removeExpired(now);
        }
    }
}
