package dev.milepost.server;

import static org.awaitility.Awaitility.await;

import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.HttpTransport;
import dev.milepost.server.bench.PackagedServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telling another system, by the packaged server. */
class WebhookIT {
    private static final Map<String, String> PRIVATE_WEBHOOKS = Map.of("MILEPOST_WEBHOOKS_PRIVATE", "true");

    @Test
    void whatIsToBeToldWhenTheServerDiesIsToldAfterItsNextStart(@TempDir Path data) throws Exception {
        try (var receiver = new WebhookReceiver()) {
            try (var server = PackagedServer.start(data, PRIVATE_WEBHOOKS)) {
                var admin = ApiClient.of(new HttpTransport(server.address()))
                        .signedIn(PackagedServer.ADMIN_EMAIL, PackagedServer.ADMIN_PASSWORD);
                var webhook = admin.post("/webhooks", "{\"url\": \"%s\"}".formatted(receiver.address()))
                        .expect(201)
                        .field("id");
                receiver.refuse();
                admin.post("/webhooks/" + webhook + "/ping").expect(201);
                server.killEverything();
            }
            receiver.accept();
            var restarted = PackagedServer.start(data, PRIVATE_WEBHOOKS);
            try (restarted) {
                await().atMost(Duration.ofSeconds(60)).until(receiver::hasGotPing);
            }
        }
    }
}
