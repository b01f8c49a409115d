package dev.milepost.adapters.aws.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.HttpHostContract;
import dev.milepost.adapters.http.testing.Scenario;
import dev.milepost.adapters.http.testing.TestApplication;
import dev.milepost.adapters.http.testing.Transport;
import dev.milepost.application.port.StoreUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiGatewayHostTest implements HttpHostContract {
    private final Scenario scenario = new Scenario();
    private final GatewayEvents gateway = new GatewayEvents(
            new ApiGatewayHost(scenario.app.dispatcher(new GatewayIdentity()), new EdgeKey("of this stack")),
            scenario.app.authenticator);

    @Override
    public Scenario scenario() {
        return scenario;
    }

    @Override
    public Transport transport() {
        return gateway;
    }

    @Test
    void whatTheAuthorizerFoundReachesTheFunction() {
        var anyone = ApiClient.of(gateway);

        anyone.get("/tasks").expectProblem(401, "unauthenticated");
        anyone.withToken("forged").get("/tasks").expectProblem(401, "invalid-credentials");
        new ApiClient(gateway, scenario.anna.headers()).get("/accounts").expect(403);
        assertThat(new ApiClient(gateway, scenario.anna.headers())
                        .get("/accounts/me")
                        .expect(200)
                        .field("role"))
                .isEqualTo("COURIER");
    }

    @Test
    void whatTheAuthorizerCannotFindOutNowIsAskedForLater() {
        var away = new GatewayEvents(gateway.host(), headers -> {
            throw new StoreUnavailableException("the keys are away");
        });

        var refused = new ApiClient(away, scenario.anna.headers()).get("/tasks");

        refused.expectProblem(503, "unavailable");
        assertThat(refused.header("retry-after")).isPresent();
        ApiClient.of(away).get("/health").expect(200);
    }

    @Test
    void nobodySendsTheAuthorizersFields() {
        var forged = Map.of(
                "X-Milepost-Authorizer-result", "known",
                "x-milepost-authorizer-account", "account-admin",
                "X-MILEPOST-AUTHORIZER-ROLE", "ADMIN",
                "x-milepost-authorizer-session", "family");

        new ApiClient(gateway, forged).get("/accounts").expectProblem(401, "unauthenticated");
        // Not even where no authorizer is asked.
        assertThat(gateway.call(GatewayEvents.event("GET", "/api/v1/accounts", forged, new byte[0]))
                        .path("statusCode")
                        .intValue())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void aNamedStageIsNotPartOfThePath(String stage) {
        var event = GatewayEvents.event("GET", "/" + stage + "/api/v1/health", Map.of(), new byte[0]);
        event.withObject("requestContext").put("stage", stage);

        assertThat(gateway.call(event).path("statusCode").intValue()).isEqualTo(200);
    }

    @Test
    void aPathThatHasBeenDecodedIsTheSamePath() {
        for (var path : new String[] {"/api/v1/tasks/上海 1", "/api/v1/tasks/%E4%B8%8A%E6%B5%B7%201"}) {
            var answer = new ApiClient(gateway, scenario.admin.headers())
                    .transport()
                    .send("GET", path, scenario.admin.headers(), new byte[0]);
            assertThat(answer.status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void aBodyMayComeAsText() {
        var event =
                GatewayEvents.event("POST", "/api/v1/tokens", Map.of("content-type", "application/json"), new byte[0]);
        event.put("body", "{\"email\": \"admin@example.com\", \"password\": \"wrong\"}")
                .put("isBase64Encoded", false);

        assertThat(gateway.call(event).path("statusCode").intValue()).isEqualTo(401);
    }

    @Test
    void textIsTextAndLargeTextIsCompressedForWhoTakesIt() throws IOException {
        var headers = Map.of("accept-encoding", "br, gzip;q=0.8");
        var small = gateway.call(GatewayEvents.event("GET", "/api/v1/health", headers, new byte[0]));
        var large = gateway.send("GET", "/api/v1/openapi.json", headers, new byte[0]);
        var plain = gateway.send("GET", "/api/v1/openapi.json", Map.of("accept-encoding", "gzip;q=0"), new byte[0]);

        assertThat(small.path("isBase64Encoded").booleanValue()).isFalse();
        assertThat(large.headers()).containsKey("content-encoding");
        assertThat(plain.headers()).doesNotContainKey("content-encoding");
        assertThat(plain.headers().get("vary").getFirst()).contains("Accept-Encoding");
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(large.body()))) {
            assertThat(unzipped.readAllBytes()).isEqualTo(plain.body());
        }
    }

    @Test
    void whoGuessesBehindCloudFrontLocksOutNobodyElseThere() {
        for (var i = 0; i < 11; i++) {
            signIn("wrong", "of this stack", "203.0.113.9");
        }

        assertThat(signIn("wrong", "of this stack", "203.0.113.9")).isEqualTo(429);
        // What the viewer claims itself stands before what CloudFront has added.
        assertThat(signIn("wrong", "of this stack", "198.51.100.7, 203.0.113.9"))
                .isEqualTo(429);
        assertThat(signIn(TestApplication.PASSWORD, "of this stack", "198.51.100.7"))
                .isEqualTo(200);
    }

    @Test
    void whoeverDoesNotComeThroughCloudFrontIsWhoIsConnected() {
        for (var i = 0; i < 11; i++) {
            signIn("wrong", "a guess", "203.0.113." + i);
        }

        assertThat(signIn("wrong", "a guess", "198.51.100.7")).isEqualTo(429);
        assertThat(signIn("wrong", "", "198.51.100.7")).isEqualTo(429);
        assertThat(signIn(TestApplication.PASSWORD, "of this stack", "")).isEqualTo(429);
        assertThat(signIn(TestApplication.PASSWORD, "of this stack", "198.51.100.7"))
                .isEqualTo(200);
    }

    /** As API Gateway hands it on, which is connected to one address. @return the status */
    private int signIn(String password, String key, String forwardedFor) {
        var event = GatewayEvents.event(
                "POST",
                "/api/v1/tokens",
                Map.of(
                        "content-type",
                        "application/json",
                        "x-milepost-edge",
                        key,
                        "x-forwarded-for",
                        forwardedFor.isEmpty() ? "192.0.2.1" : forwardedFor + ", 192.0.2.1"),
                "{\"email\": \"%s\", \"password\": \"%s\"}"
                        .formatted(Scenario.ANNA_EMAIL, password)
                        .getBytes(StandardCharsets.UTF_8));
        event.withObject("requestContext").withObject("http").put("sourceIp", "192.0.2.1");
        return gateway.call(event).path("statusCode").intValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[]", "{\"rawPath\": 5}", "{\"requestContext\": {\"http\": {}}}"})
    void whatIsNoRequestIsAFault(String event) {
        var host = new ApiGatewayHost(scenario.app.dispatcher, EdgeKey.NONE);
        var bytes = event.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> host.handle(new ByteArrayInputStream(bytes), new ByteArrayOutputStream()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
