package dev.milepost.lambda.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.aws.dynamodb.Table;
import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.HttpTransport;
import dev.milepost.adapters.http.testing.MainJob;
import dev.milepost.adapters.http.testing.Organisation;
import dev.milepost.adapters.local.files.DataFolder;
import dev.milepost.adapters.local.postgres.EmbeddedDatabase;
import dev.milepost.lambda.local.LocalCloud;
import dev.milepost.lambda.local.PackagedFunctions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged functions with their stores in PostgreSQL, and tracks in DynamoDB. */
class PostgresStoreIT {
    private static final LocalCloud CLOUD = PackagedFunctions.cloud();

    @AfterEach
    void backToDynamoDb() {
        CLOUD.mend();
        CLOUD.restart(Map.of());
    }

    @Test
    void tasksPeopleAndRoutesAreInPostgresAndTracksInDynamoDb(@TempDir Path folder) {
        try (var data = DataFolder.open(folder);
                var database = EmbeddedDatabase.start(data, (step, took) -> {})) {
            var anyone = ApiClient.of(new HttpTransport(CLOUD.address()));
            var signedInBefore = anyone.signedIn(MainJob.ADMIN_EMAIL, MainJob.ADMIN_PASSWORD);
            CLOUD.putSecret("database", "jdbc:postgresql://127.0.0.1:1/away");
            CLOUD.restart(Map.of("MILEPOST_STORE", "postgres"));
            assertComeAgain(anyone.post("/tokens", "{\"email\": \"a@b.example\", \"password\": \"long enough\"}"));
            assertComeAgain(signedInBefore.get("/tasks"));
            assertComeAgain(anyone.get("/ready"));
            // Nothing is started anew for it: the instances find the database by themselves.
            CLOUD.putSecret("database", url(database));
            // Whoever asks one of these tables for anything but tracks would be refused from here on.
            CLOUD.throttle(Table.TASKS);

            var admin = anyone.signedIn(MainJob.ADMIN_EMAIL, MainJob.ADMIN_PASSWORD);
            var people = new Organisation(anyone, admin, InstantSource.system(), "postgres.example.com");
            var task = people.startedTask();
            var start = Instant.parse(people.anna.get("/tasks/" + task).field("startedAt"));
            var positions = "{\"positions\": [%s]}".formatted(Organisation.position(start, 31.2, 121.5));
            people.anna.post("/tasks/" + task + "/positions", positions).expect(200);
            people.boris.post("/tasks/" + task + "/claim").expectProblem(409, "task-already-claimed");
            people.anna
                    .post("/tasks/" + task + "/complete", "{\"reason\": \"a closed road\"}")
                    .expect(200);

            assertThat(people.manager
                            .get("/tasks/" + task + "/track")
                            .expect(200)
                            .json()
                            .path("positions"))
                    .hasSize(1);
            assertThat(people.manager
                            .get("/tasks/" + task + "/history")
                            .expect(200)
                            .json()
                            .path("items"))
                    .hasSize(4);
            assertThat(CLOUD.refusedCalls()).isEmpty();
            CLOUD.killAll();
        }
    }

    private static void assertComeAgain(ApiClient.Result refused) {
        refused.expectProblem(503, "unavailable");
        assertThat(refused.header("retry-after")).isPresent();
    }

    private static String url(EmbeddedDatabase database) {
        var address = database.address();
        return address.url()
                + address.user()
                        .map(user -> (address.url().contains("?") ? "&" : "?") + "user=" + user)
                        .orElse("")
                + address.password().map(password -> "&password=" + password).orElse("");
    }
}
