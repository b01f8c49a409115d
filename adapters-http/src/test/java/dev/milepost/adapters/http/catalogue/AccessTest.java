package dev.milepost.adapters.http.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.Scenario;
import dev.milepost.domain.people.Role;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every endpoint as everybody: who isn't admitted is told so, before anything else is looked at. */
class AccessTest {
    /** Who may call what, written down a second time, from the contract: a role added to an endpoint by mistake shows here. */
    private static final Map<String, Set<Role>> CONTRACT = Map.ofEntries(
            Map.entry("POST /accounts", EnumSet.of(Role.ADMIN)),
            Map.entry("GET /accounts", EnumSet.of(Role.ADMIN)),
            Map.entry("POST /accounts/me/device-keys", EnumSet.of(Role.COURIER)),
            Map.entry("GET /accounts/me/device-keys", EnumSet.of(Role.COURIER)),
            Map.entry("DELETE /accounts/me/device-keys/{id}", EnumSet.of(Role.COURIER)),
            Map.entry("GET /accounts/me/device-keys/{id}/provisioning", EnumSet.of(Role.COURIER)),
            Map.entry("POST /accounts/{id}/export", EnumSet.of(Role.ADMIN)),
            Map.entry("POST /accounts/{id}/erase", EnumSet.of(Role.ADMIN)),
            Map.entry("GET /accounts/{id}/privacy-log", EnumSet.of(Role.ADMIN)),
            Map.entry("POST /teams", EnumSet.of(Role.ADMIN)),
            Map.entry("GET /accounts/names", EnumSet.of(Role.ADMIN, Role.MANAGER)),
            Map.entry("GET /teams", EnumSet.of(Role.ADMIN)),
            Map.entry("GET /teams/{id}", EnumSet.of(Role.ADMIN)),
            Map.entry("PUT /teams/{id}", EnumSet.of(Role.ADMIN)),
            Map.entry("DELETE /teams/{id}", EnumSet.of(Role.ADMIN)),
            Map.entry("POST /routes", EnumSet.of(Role.ADMIN)),
            Map.entry("POST /routes/import", EnumSet.of(Role.ADMIN)),
            Map.entry("PUT /routes/{id}", EnumSet.of(Role.ADMIN)),
            Map.entry("DELETE /routes/{id}", EnumSet.of(Role.ADMIN)),
            Map.entry("POST /tasks", EnumSet.of(Role.ADMIN)),
            Map.entry("PATCH /tasks/{id}", EnumSet.of(Role.ADMIN)),
            Map.entry("POST /tasks/{id}/cancel", EnumSet.of(Role.ADMIN)),
            Map.entry("POST /tasks/{id}/claim", EnumSet.of(Role.COURIER)),
            Map.entry("POST /tasks/{id}/release", EnumSet.of(Role.COURIER)),
            Map.entry("POST /tasks/{id}/start", EnumSet.of(Role.COURIER)),
            Map.entry("POST /tasks/{id}/complete", EnumSet.of(Role.COURIER)),
            Map.entry("POST /tasks/{id}/positions", EnumSet.of(Role.COURIER)),
            Map.entry("POST /owntracks", EnumSet.of(Role.COURIER)),
            Map.entry("POST /tasks/{id}/receipts", EnumSet.of(Role.COURIER)),
            Map.entry("POST /tasks/{id}/receipts/uploads", EnumSet.of(Role.COURIER)),
            Map.entry("POST /tasks/{id}/receipts/uploads/{receiptId}", EnumSet.of(Role.COURIER)),
            Map.entry("GET /live", EnumSet.of(Role.ADMIN, Role.MANAGER)),
            Map.entry("POST /receipts/{id}/confirm", EnumSet.of(Role.MANAGER)),
            Map.entry("POST /receipts/{id}/reject", EnumSet.of(Role.MANAGER)),
            Map.entry("POST /webhooks", EnumSet.of(Role.ADMIN)),
            Map.entry("GET /webhooks", EnumSet.of(Role.ADMIN)),
            Map.entry("DELETE /webhooks/{id}", EnumSet.of(Role.ADMIN)),
            Map.entry("POST /webhooks/{id}/ping", EnumSet.of(Role.ADMIN)),
            Map.entry("GET /deliveries", EnumSet.of(Role.ADMIN)),
            Map.entry("GET /reports", EnumSet.of(Role.ADMIN, Role.MANAGER)),
            Map.entry("GET /reports/weekly/{week}", EnumSet.of(Role.ADMIN, Role.MANAGER)),
            Map.entry("GET /reports/data", EnumSet.of(Role.ADMIN, Role.MANAGER)),
            Map.entry("GET /reports/weekly/{week}/editions", EnumSet.of(Role.ADMIN, Role.MANAGER)),
            Map.entry("GET /reports/weekly/{week}/tasks", EnumSet.of(Role.ADMIN, Role.MANAGER)),
            Map.entry("GET /reports/monthly/{month}", EnumSet.of(Role.ADMIN, Role.MANAGER)),
            Map.entry("GET /reports/monthly/{month}/editions", EnumSet.of(Role.ADMIN, Role.MANAGER)),
            Map.entry("GET /reports/monthly/{month}/tasks", EnumSet.of(Role.ADMIN, Role.MANAGER)));

    /** Calls that everybody who is signed in may make, seeing what is theirs. */
    private static final Set<String> SIGNED_IN = Set.of(
            "DELETE /tokens",
            "GET /accounts/me",
            "GET /accounts/{id}",
            "PATCH /accounts/{id}",
            "GET /routes",
            "GET /routes/{id}",
            "GET /tasks",
            "GET /tasks/{id}",
            "GET /tasks/{id}/history",
            "GET /tasks/{id}/track",
            "GET /tasks/{id}/progress",
            "GET /receipts",
            "GET /receipts/{id}",
            "GET /receipts/{id}/photo");

    private static final Set<String> ANYONE = Set.of(
            "POST /tokens",
            "POST /tokens/refresh",
            "GET /osmand",
            "POST /osmand",
            "GET /health",
            "GET /ready",
            "GET /metrics",
            "GET /openapi.json",
            "GET /docs",
            "GET /docs/{file}");

    private final Scenario scenario = new Scenario();
    private final Map<Role, ApiClient> clients = new EnumMap<>(
            Map.of(Role.ADMIN, scenario.admin, Role.MANAGER, scenario.manager, Role.COURIER, scenario.anna));

    private Stream<Endpoint> endpoints() {
        return scenario.app.catalogue.endpoints().stream();
    }

    private static String path(Endpoint endpoint) {
        return endpoint.path().replaceAll("\\{[^}]*}", "unknown");
    }

    private static int call(ApiClient client, Endpoint endpoint) {
        return client.send(endpoint.method().name(), path(endpoint), new byte[0])
                .status();
    }

    private static Set<Role> admitted(Endpoint endpoint) {
        return switch (endpoint.access()) {
            case Access.Anyone anyone -> EnumSet.allOf(Role.class);
            case Access.Roles roles -> roles.roles();
        };
    }

    @Test
    void theContractKnowsEveryEndpoint() {
        var known = Stream.of(CONTRACT.keySet(), SIGNED_IN, ANYONE).flatMap(Set::stream);

        assertThat(endpoints().map(Endpoint::route)).containsExactlyInAnyOrderElementsOf(known.toList());
    }

    @TestFactory
    Stream<DynamicTest> accessIsAsTheContractSays() {
        return endpoints()
                .map(endpoint -> dynamicTest(endpoint.route(), () -> {
                    assertThat(endpoint.access() instanceof Access.Anyone).isEqualTo(ANYONE.contains(endpoint.route()));
                    assertThat(admitted(endpoint))
                            .containsExactlyInAnyOrderElementsOf(
                                    CONTRACT.getOrDefault(endpoint.route(), EnumSet.allOf(Role.class)));
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyRoleThatIsNotAdmittedIsForbidden() {
        return endpoints()
                .flatMap(endpoint -> clients.keySet().stream()
                        .filter(role -> !admitted(endpoint).contains(role))
                        .map(role -> dynamicTest(
                                role + " " + endpoint.route(),
                                () -> assertThat(call(clients.get(role), endpoint))
                                        .isEqualTo(403))));
    }

    @TestFactory
    Stream<DynamicTest> everyRoleThatIsAdmittedGetsFurther() {
        return endpoints()
                .filter(endpoint -> !endpoint.name().equals("signOut"))
                // These look at the device key in the message, and at nothing else.
                .filter(endpoint -> !endpoint.path().equals("/osmand"))
                .flatMap(endpoint -> clients.keySet().stream()
                        .filter(role -> admitted(endpoint).contains(role))
                        .map(role -> dynamicTest(
                                role + " " + endpoint.route(),
                                () -> assertThat(call(clients.get(role), endpoint))
                                        .isNotIn(401, 403, 405, 500))));
    }

    @TestFactory
    Stream<DynamicTest> nobodyGetsPastSigningIn() {
        return endpoints()
                .filter(endpoint -> endpoint.access() instanceof Access.Roles)
                .map(endpoint -> dynamicTest(
                        endpoint.route(),
                        () -> assertThat(call(scenario.app.anyone(), endpoint)).isEqualTo(401)));
    }

    @TestFactory
    Stream<DynamicTest> aDeviceKeyOnlyUploads() {
        var device = scenario.app.anyone().withDeviceKey(Scenario.ANNA_EMAIL, scenario.deviceKeyOfAnna());
        return endpoints()
                .filter(endpoint -> endpoint.access() instanceof Access.Roles)
                .map(endpoint -> dynamicTest(endpoint.route(), () -> {
                    var status = switch (endpoint.route()) {
                        case "POST /tasks/{id}/positions" -> 400;
                        case "POST /owntracks" -> 200;
                        default -> 403;
                    };
                    assertThat(call(device, endpoint)).isEqualTo(status);
                }));
    }
}
