package dev.milepost.adapters.http.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.milepost.adapters.http.catalogue.Body.JsonObject;
import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.Scenario;
import dev.milepost.domain.people.Role;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every endpoint that takes JSON: no field goes unnoticed, and nothing but JSON of the declared size is taken. */
class BodiesTest {
    /** Fields that a client would like to set and never may. */
    private static final List<String> NOT_THEIRS =
            List.of("id", "version", "status", "role", "courierId", "flagged", "disabled", "createdAt", "__proto__");

    private final Scenario scenario = new Scenario();

    private Stream<Endpoint> endpoints() {
        return scenario.app.catalogue.endpoints().stream().filter(endpoint -> endpoint.body() instanceof JsonObject);
    }

    private ApiClient client(Endpoint endpoint) {
        return switch (endpoint.access()) {
            case Access.Anyone anyone -> scenario.app.anyone();
            case Access.Roles roles when roles.roles().contains(Role.ADMIN) -> scenario.admin;
            case Access.Roles roles -> roles.roles().contains(Role.COURIER) ? scenario.anna : scenario.manager;
        };
    }

    private ApiClient.Result send(Endpoint endpoint, String body) {
        return client(endpoint)
                .with("Content-Type", "application/json")
                .send(
                        endpoint.method().name(),
                        endpoint.path().replaceAll("\\{[^}]*}", "unknown"),
                        body.getBytes(StandardCharsets.UTF_8));
    }

    @TestFactory
    Stream<DynamicTest> fieldsThatAreNotDeclaredAreRefusedByName() {
        return endpoints().flatMap(endpoint -> {
            var declared = Arrays.stream(((JsonObject) endpoint.body()).type().getRecordComponents())
                    .map(component -> component.getName())
                    .toList();
            return NOT_THEIRS.stream()
                    .filter(field -> !declared.contains(field))
                    .map(field -> dynamicTest(field + " in " + endpoint.route(), () -> {
                        var refused = send(endpoint, "{\"" + field + "\": 1}").expectProblem(400, "invalid-request");
                        assertThat(refused.json().path("errors")).anySatisfy(error -> {
                            assertThat(error.path("field").asString()).isEqualTo(field);
                            assertThat(error.path("message").asString()).isEqualTo("is not a known field");
                        });
                    }));
        });
    }

    @TestFactory
    Stream<DynamicTest> truncatedJsonIsRefused() {
        return endpoints()
                .map(endpoint -> dynamicTest(
                        endpoint.route(), () -> send(endpoint, "{\"name\": ").expectProblem(400, "malformed-json")));
    }

    @TestFactory
    Stream<DynamicTest> otherMediaTypesAreRefused() {
        return endpoints()
                .map(endpoint -> dynamicTest(
                        endpoint.route(),
                        () -> client(endpoint)
                                .with("Content-Type", "application/x-www-form-urlencoded")
                                .send(
                                        endpoint.method().name(),
                                        endpoint.path().replaceAll("\\{[^}]*}", "unknown"),
                                        "{}".getBytes(StandardCharsets.UTF_8))
                                .expectProblem(415, "unsupported-media-type")));
    }

    @TestFactory
    Stream<DynamicTest> bodiesBeyondTheDeclaredSizeAreRefused() {
        return endpoints()
                .map(endpoint -> dynamicTest(endpoint.route(), () -> {
                    var size = ((JsonObject) endpoint.body()).maxBytes() + 1;
                    send(endpoint, "{}" + " ".repeat(size - 2)).expectProblem(413, "too-large");
                }));
    }

    @TestFactory
    Stream<DynamicTest> endpointsWithoutBodyTakeNone() {
        return scenario.app.catalogue.endpoints().stream()
                .filter(endpoint -> endpoint.body() instanceof Body.None && endpoint.method() == Method.POST)
                .map(endpoint -> dynamicTest(
                        endpoint.route(),
                        () -> send(endpoint, "{\"status\": \"OPEN\"}").expectInvalid("body")));
    }
}
