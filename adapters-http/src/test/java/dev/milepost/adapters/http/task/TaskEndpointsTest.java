package dev.milepost.adapters.http.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.ApiClient.Result;
import dev.milepost.adapters.http.testing.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskEndpointsTest {
    private final Scenario scenario = new Scenario();

    @Test
    void aPublishedTaskShowsItsTerms() {
        var created = scenario.admin
                .post("/tasks", scenario.terms(", \"description\": \"Twice\", \"startWithinSeconds\": 600"))
                .expect(201);

        assertThat(created.field("status")).isEqualTo("OPEN");
        assertThat(created.json().at("/bonus/amount").asString()).isEqualTo("12.50");
        assertThat(created.json().path("startWithinSeconds").asLong()).isEqualTo(600);
        assertThat(created.json().path("flagged").asBoolean()).isFalse();
        assertThat(scenario.anna
                        .get("/tasks/" + created.field("id"))
                        .expect(200)
                        .json())
                .isEqualTo(created.json());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "amount": "12.345", "currency": "CNY" | bonus.amount
                    "amount": "-1", "currency": "CNY"     | bonus.amount
                    "amount": "0.00", "currency": "CNY"   | bonus.amount
                    "amount": "1e3", "currency": "CNY"    | bonus.amount
                    "amount": 12.5, "currency": "CNY"     | bonus.amount
                    "amount": "12.50", "currency": "ZZZ"  | bonus.currency
                    "amount": "12.50"                     | bonus.currency
                    """)
    void aBonusThatIsNoneIsRefused(String bonus, String field) {
        scenario.admin
                .post("/tasks", scenario.terms("").replaceAll("\"amount\".*\"CNY\"", bonus))
                .expectInvalid(field);
    }

    @Test
    void aTaskOnAnUnknownRouteIsRefused() {
        scenario.admin
                .post("/tasks", scenario.terms("").replace(scenario.routeId, "none"))
                .expectInvalid("routeId");
        scenario.admin.post("/tasks", scenario.terms(", \"teamId\": \"none\"")).expectInvalid("teamId");
    }

    @Test
    void ofManyCouriersExactlyOneWinsAndTheOthersLearnWho() throws Exception {
        var id = scenario.openTask();
        var couriers = IntStream.range(0, 20)
                .mapToObj(i -> scenario.join("courier" + i + "@example.com", "COURIER"))
                .toList();
        var results = atOnce(couriers, courier -> courier.post("/tasks/" + id + "/claim"));

        assertThat(results).filteredOn(result -> result.status() == 200).hasSize(1);
        var winner = results.stream()
                .filter(result -> result.status() == 200)
                .findFirst()
                .orElseThrow();
        assertThat(results)
                .filteredOn(result -> result.status() == 409)
                .hasSize(19)
                .allSatisfy(lost -> {
                    assertThat(lost.field("code")).isEqualTo("task-already-claimed");
                    assertThat(lost.field("claimedBy")).isEqualTo(winner.field("courierId"));
                    assertThat(lost.field("claimedAt")).isEqualTo(winner.field("claimedAt"));
                });
    }

    private static List<Result> atOnce(List<ApiClient> clients, Function<ApiClient, Result> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = clients.stream()
                    .map(client -> (Callable<Result>) () -> call.apply(client))
                    .toList();
            var results = new ArrayList<Result>();
            for (var running : threads.invokeAll(calls)) {
                results.add(running.get());
            }
            return results;
        }
    }

    @Test
    void aCourierHoldsAtMostThreeTasks() {
        for (int i = 0; i < 3; i++) {
            scenario.claimedTask();
        }

        scenario.anna.post("/tasks/" + scenario.openTask() + "/claim").expectProblem(409, "too-many-claims");
    }

    @Test
    void aTaskGoesThroughItsStates() {
        var id = scenario.claimedTask();
        var path = "/tasks/" + id;
        assertThat(scenario.anna.post(path + "/release").expect(200).field("status"))
                .isEqualTo("OPEN");
        scenario.anna.post(path + "/start").expectProblem(409, "task-not-claimed");
        scenario.anna.post(path + "/claim").expect(200);
        assertThat(scenario.anna.post(path + "/start", "{}").expect(200).field("status"))
                .isEqualTo("STARTED");
        scenario.anna.post(path + "/complete").expectProblem(409, "checkpoints-missing");

        var completed = scenario.anna
                .post(path + "/complete", "{\"note\": \"Done\", \"reason\": \"Road closed\"}")
                .expect(200);

        assertThat(completed.field("status")).isEqualTo("COMPLETED");
        assertThat(completed.json().path("flagged").asBoolean()).isTrue();
        assertThat(completed.json().path("missingCheckpoints")).hasSize(2);
        assertThat(completed.field("reason")).isEqualTo("Road closed");
        scenario.admin.post(path + "/cancel", "{\"reason\": \"Too late\"}").expectProblem(409, "task-completed");
        assertThat(scenario.manager.get(path + "/history").expect(200).json().path("items"))
                .extracting(line -> line.path("to").asString())
                .containsExactly("OPEN", "CLAIMED", "OPEN", "CLAIMED", "STARTED", "COMPLETED");
    }

    @Test
    void timeAloneOpensAndExpiresTasks() {
        var lapsing = scenario.admin
                .post("/tasks", scenario.terms(", \"startWithinSeconds\": 60"))
                .field("id");
        var expiring = scenario.admin
                .post("/tasks", scenario.terms(", \"claimBy\": \"2026-11-23T09:00:00Z\""))
                .field("id");
        scenario.anna.post("/tasks/" + lapsing + "/claim").expect(200);

        scenario.app.clock.pass(Duration.ofMinutes(61));
        var admin = scenario.app.as("admin@example.com");

        assertThat(admin.get("/tasks/" + lapsing).field("status")).isEqualTo("OPEN");
        assertThat(admin.get("/tasks/" + expiring).field("status")).isEqualTo("EXPIRED");
        assertThat(admin.get("/tasks?status=EXPIRED").json().path("items")).hasSize(1);
    }

    @Test
    void onlyAnOpenTaskCanBeChanged() {
        var path = "/tasks/" + scenario.openTask();
        var changed = scenario.admin
                .patch(path, "{\"title\": \"Longer round\", \"dueBy\": \"2026-11-24T00:00:00Z\"}")
                .expect(200);
        assertThat(changed.field("title")).isEqualTo("Longer round");
        assertThat(changed.field("dueBy")).isEqualTo("2026-11-24T00:00:00Z");
        assertThat(scenario.admin
                        .patch(path, "{\"dueBy\": null}")
                        .expect(200)
                        .json()
                        .hasNonNull("dueBy"))
                .isFalse();
        scenario.admin
                .with("If-Match", "\"1\"")
                .patch(path, "{\"title\": \"Old\"}")
                .expectProblem(412, "stale-version");

        scenario.anna.post(path + "/claim").expect(200);
        scenario.admin.patch(path, "{\"title\": \"Late\"}").expectProblem(409, "task-not-open");
    }

    @Test
    void aCourierSeesOpenTasksAndItsOwn() {
        var open = scenario.openTask();
        var own = scenario.claimedTask();
        var foreignTeam = scenario.admin.post("/teams", "{\"name\": \"South\"}").field("id");
        var hidden = scenario.admin
                .post("/tasks", scenario.terms(", \"teamId\": \"%s\"".formatted(foreignTeam)))
                .field("id");

        assertThat(scenario.boris.get("/tasks").json().path("items"))
                .extracting(task -> task.path("id").asString())
                .containsExactly(open);
        assertThat(scenario.anna.get("/tasks").json().path("items"))
                .extracting(task -> task.path("id").asString())
                .containsExactly(own, open);
        scenario.anna.get("/tasks/" + hidden).expect(404);
        scenario.anna.post("/tasks/" + hidden + "/claim").expect(404);
        assertThat(scenario.admin.get("/tasks?teamId=" + foreignTeam).json().path("items"))
                .hasSize(1);
        scenario.admin.get("/tasks?status=open").expectInvalid("status");
        scenario.admin.get("/tasks?from=yesterday").expectInvalid("from");
    }
}
