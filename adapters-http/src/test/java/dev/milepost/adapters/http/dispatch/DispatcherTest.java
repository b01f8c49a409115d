package dev.milepost.adapters.http.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.exchange.HttpRequest;
import dev.milepost.adapters.http.exchange.HttpResponse;
import dev.milepost.adapters.http.testing.Scenario;
import dev.milepost.adapters.http.testing.TestApplication;
import dev.milepost.application.port.StoreUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private final Scenario scenario = new Scenario();
    private final TestApplication app = scenario.app;

    @Test
    void unknownPathsAndMethodsAreAnsweredAsProblems() {
        app.anyone().get("/unknown").expectProblem(404, "not-found");
        app.anyone().get("/tasks/..%2f..%2fetc%2fpasswd").expectProblem(404, "not-found");
        app.anyone().get("/tasks/%zz").expectProblem(400, "invalid-request");
        var refused = scenario.admin.send("DELETE", "/tasks", new byte[0]).expectProblem(405, "method-not-allowed");
        assertThat(refused.header("allow")).contains("GET, HEAD, OPTIONS, POST");
        app.anyone().send("BREW", "/tasks", new byte[0]).expect(405);
    }

    @Test
    void headIsAnsweredAsGet() {
        scenario.admin.send("HEAD", "/tasks", new byte[0]).expect(200);
        scenario.admin.send("HEAD", "/tasks/none", new byte[0]).expect(404);
    }

    @Test
    void operationsAreServedAtTheRootToo() {
        assertThat(at("/health").status()).isEqualTo(200);
        assertThat(at("/api/v1/health").status()).isEqualTo(200);
        assertThat(at("/metrics").status()).isEqualTo(200);
        assertThat(at("/docs").status()).isEqualTo(200);
        assertThat(at("/tasks").status()).isEqualTo(404);
    }

    @Test
    void readinessNamesWhatFails() {
        assertThat(at("/ready").status()).isEqualTo(200);
        app.ready.set(false);

        var refused = app.anyone().get("/ready").expectProblem(503, "unavailable");

        assertThat(refused.header("retry-after")).isPresent();
        assertThat(refused.json().at("/failed/0").asString()).isEqualTo("store");
    }

    private HttpResponse at(String path) {
        return app.dispatcher.handle(
                new HttpRequest("GET", path, "", Headers.none(), InputStream.nullInputStream(), "192.0.2.1"));
    }

    @Test
    void answersCarryWhatKeepsBrowsersSafe() {
        var answer = scenario.admin.get("/tasks").expect(200);

        assertThat(answer.header("x-content-type-options")).contains("nosniff");
        assertThat(answer.header("cache-control")).contains("no-store");
        assertThat(answer.header("content-security-policy").orElseThrow()).contains("default-src 'none'");
        assertThat(answer.header("x-request-id")).isPresent();
    }

    @Test
    void pagesOfKnownOriginsMayCall() {
        var known = scenario.admin.with("Origin", TestApplication.ORIGIN);
        var preflight = known.with("Access-Control-Request-Method", "PATCH")
                .send("OPTIONS", "/tasks/some", new byte[0])
                .expect(204);

        assertThat(preflight.header("access-control-allow-origin")).contains(TestApplication.ORIGIN);
        assertThat(preflight.header("access-control-allow-methods")).contains("GET, PATCH");
        assertThat(preflight.header("access-control-allow-headers").orElseThrow())
                .contains("Authorization", "If-Match");
        assertThat(known.get("/tasks").header("access-control-allow-origin")).contains(TestApplication.ORIGIN);
        assertThat(known.get("/tasks").header("vary")).contains("Origin");
        assertThat(app.anyone()
                        .with("Origin", TestApplication.ORIGIN)
                        .get("/tasks")
                        .expect(401)
                        .header("access-control-allow-origin"))
                .isPresent();
    }

    @Test
    void pagesOfOtherOriginsMayNot() {
        var foreign = scenario.admin.with("Origin", "https://evil.example.com");

        assertThat(foreign.get("/tasks").header("access-control-allow-origin")).isEmpty();
        assertThat(foreign.with("Access-Control-Request-Method", "PATCH")
                        .send("OPTIONS", "/tasks/some", new byte[0])
                        .header("access-control-allow-methods"))
                .isEmpty();
    }

    @Test
    void eachRequestIsRecordedByItsTemplate() {
        var id = scenario.openTask();
        app.records.clear();

        scenario.anna.get("/tasks/" + id).expect(200);
        app.anyone().get("/secret-of-somebody").expect(404);

        assertThat(app.records).extracting(RequestRecord::route).containsExactly("/tasks/{id}", "unmatched");
        assertThat(app.records).extracting(RequestRecord::status).containsExactly(200, 404);
        assertThat(app.records.peek().account()).isPresent();
    }

    @Test
    void whoCallsTooOftenIsSlowedDownAlone() {
        var nanos = new AtomicLong();
        var limited = new Scenario(new TestApplication(new RateLimiter(50, 200, nanos::get)));
        for (int i = 0; i < 200; i++) {
            limited.anna.get("/accounts/me").expect(200);
        }

        var refused = limited.anna.get("/accounts/me").expectProblem(429, "too-many-requests");
        assertThat(refused.header("retry-after")).contains("1");
        limited.boris.get("/accounts/me").expect(200);
        nanos.addAndGet(20_000_000);
        limited.anna.get("/accounts/me").expect(200);
    }

    @Test
    void faultsAreNotLeaked() {
        var response = failing(new IllegalStateException("password=secret"));

        assertThat(response.status()).isEqualTo(500);
        assertThat(new String(response.body(), StandardCharsets.UTF_8))
                .contains("internal-error")
                .doesNotContain("secret")
                .doesNotContain("IllegalState");
    }

    @Test
    void anOutageIsToldWithATimeToTryAgain() {
        var response = failing(new StoreUnavailableException("db at 10.0.0.1 is down"));

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers().first("Retry-After")).isPresent();
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain("10.0.0.1");
    }

    private static HttpResponse failing(RuntimeException fault) {
        var endpoint = Endpoint.get("/fails", "fails", "Fails").forAnyone().handledBy(request -> {
            throw fault;
        });
        return TestApplication.dispatcherOf(endpoint)
                .handle(new HttpRequest(
                        "GET", "/api/v1/fails", "", Headers.none(), InputStream.nullInputStream(), "192.0.2.1"));
    }

    @Test
    void aBodyThatBreaksOffIsNotTakenForAWholeOne() {
        var broken = new InputStream() {
            private final InputStream start = new ByteArrayInputStream("{\"email\": ".getBytes(StandardCharsets.UTF_8));

            @Override
            public int read() throws IOException {
                var next = start.read();
                if (next < 0) {
                    throw new IOException("reset by peer");
                }
                return next;
            }
        };

        var response = app.dispatcher.handle(
                new HttpRequest("POST", "/api/v1/tokens", "", Headers.none(), broken, "192.0.2.1"));

        assertThat(response.status()).isEqualTo(408);
    }

    @Test
    void nobodyReadsABodyBeforeWhoSentItIsKnown() {
        var untouched = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("the body was read");
            }
        };
        var response = app.dispatcher.handle(new HttpRequest(
                "POST",
                "/api/v1/tasks",
                "",
                Headers.of(Map.of("Authorization", List.of("Bearer x"))),
                untouched,
                "192.0.2.1"));

        assertThat(response.status()).isEqualTo(401);
    }
}
