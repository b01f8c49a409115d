package dev.milepost.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.HttpTransport;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An authorizer has read the keys when its first request comes, with SnapStart or without. */
class AuthorizerStartIT {
    private static final String FORGED = """
            {"version": "2.0", "type": "REQUEST", "rawPath": "/api/v1/tasks", "rawQueryString": "",
             "headers": {"authorization": "Bearer forged"},
             "requestContext": {"stage": "$default", "http": {"method": "GET", "sourceIp": "127.0.0.1"}}}
            """;

    private static final LocalCloud CLOUD = PackagedFunctions.cloud();

    @AfterEach
    void mend() {
        CLOUD.mend();
    }

    @Test
    void theFirstRequestNeedsNoParameterStore() {
        // Whoever signs in finds keys, which are made if there are none.
        ApiClient.of(new HttpTransport(CLOUD.address()))
                .signedIn(PackagedFunctions.ADMIN_EMAIL, PackagedFunctions.ADMIN_PASSWORD);
        try (var function = Initialized.start(CLOUD.launch("AuthorizerFunction"), Initialized.Type.ON_DEMAND)) {
            CLOUD.takeParametersAway();

            var answer = function.answer(FORGED.getBytes(StandardCharsets.UTF_8));

            assertThat(new String(answer, StandardCharsets.UTF_8)).contains("\"result\":\"rejected\"");
        }
    }
}
