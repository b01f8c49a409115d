package dev.milepost.lambda.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.HttpHostContract;
import dev.milepost.adapters.http.testing.HttpTransport;
import dev.milepost.adapters.http.testing.Organisation;
import dev.milepost.adapters.http.testing.Transport;
import dev.milepost.lambda.local.PackagedFunctions;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The packaged functions behind an HTTP front, held to what every host is held to. */
class PackagedFunctionsIT implements HttpHostContract {
    private static final HttpTransport TRANSPORT =
            new HttpTransport(PackagedFunctions.cloud().address());
    private static final Organisation ORGANISATION = organisation();

    private static final byte[] NO_EVENT = "{}".getBytes(StandardCharsets.US_ASCII);

    private static Organisation organisation() {
        var anyone = ApiClient.of(TRANSPORT);
        return new Organisation(
                anyone,
                anyone.signedIn(PackagedFunctions.ADMIN_EMAIL, PackagedFunctions.ADMIN_PASSWORD),
                InstantSource.system());
    }

    @AfterAll
    static void noFunctionCalledWhatItsRoleDoesNotAllow() {
        assertThat(PackagedFunctions.cloud().refusedCalls()).isEmpty();
    }

    @Test
    void webhooksAreCalledByAFunctionOfTheirOwn() {
        var admin = ORGANISATION.admin;
        var id = admin.post("/webhooks", "{\"url\": \"https://169.254.169.254/\"}")
                .expect(201)
                .field("id");
        admin.post("/webhooks/" + id + "/ping").expect(201);

        PackagedFunctions.cloud().invoke("DeliveriesFunction", NO_EVENT);
        PackagedFunctions.cloud().invoke("ChoresFunction", NO_EVENT);

        var line = admin.get("/deliveries").expect(200).json().at("/items/0");
        assertThat(line.path("webhookId").asString()).isEqualTo(id);
        assertThat(line.at("/attempts/0/result").asString()).isEqualTo("ADDRESS_NOT_ALLOWED");
        admin.delete("/webhooks/" + id).expect(204);
    }

    /** API Gateway takes 10 MB and Lambda 6, and both refuse more by themselves. */
    @Test
    @Override
    public void bodiesThatAreTooLargeAreRefusedAndTheAnswerArrives() {
        var anna = ApiClient.of(TRANSPORT).with("Content-Type", "image/jpeg");
        for (var megabytes : List.of(5, 11)) {
            var refused = anna.send("POST", "/tasks/any/receipts", new byte[megabytes * 1024 * 1024]);
            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.header("content-type")).contains("application/json");
        }
        ApiClient.of(TRANSPORT).post("/tokens", "{}" + " ".repeat(200_000)).expectProblem(413, "too-large");
    }

    @Override
    public Organisation scenario() {
        return ORGANISATION;
    }

    @Override
    public Transport transport() {
        return TRANSPORT;
    }
}
