package dev.milepost.adapters.http.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.milepost.adapters.http.testing.Scenario;
import dev.milepost.domain.people.Role;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every endpoint that takes an id and admits couriers: what is one courier's doesn't exist for another. */
class OwnershipTest {
    private static final Map<String, String> BODIES = Map.of(
            "changeAccount", "{\"name\": \"Mine now\"}",
            "completeTask", "{\"reason\": \"Mine now\"}",
            "openReceiptUpload", "{\"contentType\": \"image/jpeg\", \"bytes\": 9}");

    private final Scenario scenario = new Scenario();
    private final String taskId = scenario.startedTask();
    private final String receiptId = scenario.uploadedReceipt(taskId);
    private final String accountId = scenario.anna.get("/accounts/me").field("id");
    private final String keyId = scenario.anna
            .post("/accounts/me/device-keys", "{\"label\": \"Phone\"}")
            .field("id");

    private Stream<Endpoint> endpoints() {
        return scenario.app.catalogue.endpoints().stream()
                .filter(endpoint -> endpoint.path().contains("{"))
                .filter(endpoint -> endpoint.access() instanceof Access.Roles roles
                        && roles.roles().contains(Role.COURIER))
                .filter(endpoint -> !endpoint.path().startsWith("/routes/"));
    }

    private String ownPath(Endpoint endpoint) {
        var id = switch (endpoint.path().split("/")[1]) {
            case "tasks" -> taskId;
            case "receipts" -> receiptId;
            case "accounts" -> endpoint.path().contains("device-keys") ? keyId : accountId;
            default -> throw new AssertionError("whose is " + endpoint.route() + "?");
        };
        return endpoint.path().replaceAll("\\{[^}]*}", id);
    }

    private byte[] body(Endpoint endpoint) {
        return switch (endpoint.body()) {
            case Body.None none -> new byte[0];
            case Body.Message message -> new byte[0];
            case Body.File file -> Scenario.JPEG;
            case Body.JsonObject json ->
                BODIES.getOrDefault(endpoint.name(), scenario.positions(1, 0, 0))
                        .getBytes();
        };
    }

    private static String contentType(Endpoint endpoint) {
        return endpoint.body() instanceof Body.File ? "image/jpeg" : "application/json";
    }

    @Test
    void thereIsSomethingToTest() {
        assertThat(endpoints().map(Endpoint::name))
                .contains("getTask", "getTrack", "getReceiptPhoto", "uploadPositions", "getAccount", "deleteDeviceKey");
    }

    @TestFactory
    Stream<DynamicTest> whatIsAnnasIsNotFoundByBoris() {
        return endpoints()
                .filter(endpoint -> !endpoint.name().equals("claimTask"))
                .map(endpoint -> dynamicTest(
                        endpoint.route(),
                        () -> scenario.boris
                                .with("Content-Type", contentType(endpoint))
                                .send(endpoint.method().name(), ownPath(endpoint), body(endpoint))
                                .expectProblem(404, "not-found")));
    }

    @TestFactory
    Stream<DynamicTest> whatDoesNotExistIsAnsweredAlike() {
        return endpoints()
                .map(endpoint -> dynamicTest(
                        endpoint.route(),
                        () -> scenario.boris
                                .with("Content-Type", contentType(endpoint))
                                .send(
                                        endpoint.method().name(),
                                        endpoint.path().replaceAll("\\{[^}]*}", "none"),
                                        body(endpoint))
                                .expectProblem(404, "not-found")));
    }

    @Test
    void aClaimByAnotherIsToldOnlyThatItIsTaken() {
        scenario.boris.post("/tasks/" + taskId + "/claim").expectProblem(409, "task-already-claimed");
    }

    @Test
    void listsHideWhatIsAnothers() {
        assertThat(scenario.boris.get("/tasks").json().path("items")).isEmpty();
        assertThat(scenario.boris.get("/receipts").json().path("items")).isEmpty();
        assertThat(scenario.boris.get("/tasks?courierId=" + accountId).json().path("items"))
                .isEmpty();
        assertThat(scenario.boris.get("/receipts?courierId=" + accountId).json().path("items"))
                .isEmpty();
        assertThat(scenario.boris.get("/accounts/me/device-keys").json().path("items"))
                .isEmpty();
    }
}
