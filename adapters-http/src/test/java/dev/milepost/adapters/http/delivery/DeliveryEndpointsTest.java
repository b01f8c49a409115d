package dev.milepost.adapters.http.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.testing.Scenario;
import dev.milepost.domain.delivery.Attempt.Result;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryEndpointsTest {
    private static final String SECRET = "a secret of our own";

    private final Scenario scenario = new Scenario();

    private String webhook(String url) {
        return scenario.admin
                .post("/webhooks", "{\"url\": \"%s\"}".formatted(url))
                .expect(201)
                .field("id");
    }

    @Test
    void aSecretIsShownOnce() {
        var created = scenario.admin
                .post("/webhooks", "{\"url\": \"https://example.com/hook\", \"secret\": \"%s\"}".formatted(SECRET))
                .expect(201);

        assertThat(created.field("secret")).isEqualTo(SECRET);
        assertThat(created.header("location")).contains("/api/v1/webhooks/" + created.field("id"));
        var list = scenario.admin.get("/webhooks").expect(200);
        assertThat(list.json().at("/items/0/url").asString()).isEqualTo("https://example.com/hook");
        assertThat(list.text()).doesNotContain(SECRET).doesNotContain("secret");
    }

    @Test
    void aSecretIsMadeIfNoneIsGiven() {
        assertThat(scenario.admin
                        .post("/webhooks", "{\"url\": \"https://example.com/hook\"}")
                        .expect(201)
                        .field("secret"))
                .hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"example.com", "http://example.com/", "https://user:word@example.com/", "file:///etc/passwd"})
    void addressesThatAreNoneAreRefused(String url) {
        scenario.admin.post("/webhooks", "{\"url\": \"%s\"}".formatted(url)).expectInvalid("url");
    }

    @Test
    void aShortSecretIsRefused() {
        scenario.admin
                .post("/webhooks", "{\"url\": \"https://example.com/\", \"secret\": \"short\"}")
                .expectInvalid("secret");
    }

    @Test
    void thereAreNotTooMany() {
        for (var i = 0; i < 20; i++) {
            webhook("https://example.com/" + i);
        }

        scenario.admin.post("/webhooks", "{\"url\": \"https://example.com/\"}").expectProblem(409, "too-many-webhooks");
    }

    @Test
    void aDeletedOneIsGone() {
        var id = webhook("https://example.com/hook");

        scenario.admin.delete("/webhooks/" + id).expect(204);

        scenario.admin.delete("/webhooks/" + id).expectProblem(404, "not-found");
        scenario.admin.post("/webhooks/" + id + "/ping").expectProblem(404, "not-found");
        assertThat(scenario.admin.get("/webhooks").json().path("items")).isEmpty();
    }

    @Test
    void aPingStandsInTheLogWithItsTries() {
        var id = webhook("https://example.com/hook");
        scenario.admin.post("/webhooks/" + id + "/ping").expect(201);
        var now = scenario.app.clock.instant();
        var due = scenario.app.ports.deliveries.due(now, 1).getFirst();
        scenario.app.ports.deliveries.save(
                due.value().begin(now).end(Result.REFUSED, OptionalInt.of(503), now, 1), due.version());

        var line = scenario.admin.get("/deliveries").expect(200).json().at("/items/0");

        assertThat(line.path("webhookId").asString()).isEqualTo(id);
        assertThat(line.path("period").isNull()).isTrue();
        assertThat(line.path("state").asString()).isEqualTo("DUE");
        assertThat(line.path("nextAttemptAt").asString()).isEqualTo("2026-11-23T08:00:30Z");
        assertThat(line.at("/attempts/0/result").asString()).isEqualTo("REFUSED");
        assertThat(line.at("/attempts/0/status").asInt()).isEqualTo(503);
    }
}
