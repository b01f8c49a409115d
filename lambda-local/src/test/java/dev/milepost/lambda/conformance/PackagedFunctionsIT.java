package dev.milepost.lambda.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.HttpHostContract;
import dev.milepost.adapters.http.testing.HttpTransport;
import dev.milepost.adapters.http.testing.Organisation;
import dev.milepost.adapters.http.testing.TestApplication;
import dev.milepost.adapters.http.testing.Transport;
import dev.milepost.lambda.local.PackagedFunctions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
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

    @Test
    void managersAreToldOverTheWebSocketApiAsPositionsCome() {
        var task = ORGANISATION.startedTask();
        var seen = watch();

        ORGANISATION
                .anna
                .post("/tasks/" + task + "/positions", ORGANISATION.positions(1, 0, 0))
                .expect(200);

        await().atMost(Duration.ofMinutes(2)).until(() -> seen.stream().anyMatch(message -> message.contains(task)));
    }

    /** What a manager is told, as it comes. */
    private static Queue<String> watch() {
        var token = ApiClient.of(TRANSPORT)
                .post(
                        "/tokens",
                        "{\"email\": \"%s\", \"password\": \"%s\"}"
                                .formatted(Organisation.MANAGER_EMAIL, TestApplication.PASSWORD))
                .field("accessToken");
        var seen = new ConcurrentLinkedQueue<String>();
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("milepost.live", token)
                .buildAsync(
                        URI.create("ws://" + PackagedFunctions.cloud().address().getAuthority() + "/live"),
                        new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                                seen.add(text.toString());
                                socket.request(1);
                                return null;
                            }
                        })
                .join();
        return seen;
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
