package dev.milepost.server;

import static dev.milepost.domain.receipt.UnreadableReason.DAMAGED_FILE;
import static dev.milepost.domain.receipt.UnreadableReason.ENCRYPTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.HttpTransport;
import dev.milepost.adapters.http.testing.Organisation;
import dev.milepost.server.bench.PackagedServer;
import dev.milepost.server.bench.ProjectCopy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who works with {@code ./milepost dev} on what reads receipts, in processes of its own. */
class DevReadingIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String READING =
            "adapters-local/src/main/java/dev/milepost/adapters/local/tesseract/TesseractTextRecognizer.java";

    @TempDir
    private Path folder;

    @Test
    void aChangeOfWhatReadsReceiptsIsServed() {
        try (var copy = ProjectCopy.of(Path.of("").toAbsolutePath().getParent(), folder.resolve("project"));
                var server = PackagedServer.develop(copy.folder(), folder.resolve("data"));
                var before = new HttpTransport(server.address());
                var after = new HttpTransport(server.address())) {
            var anyone = ApiClient.of(before);
            var admin = anyone.signedIn(PackagedServer.ADMIN_EMAIL, PackagedServer.ADMIN_PASSWORD);
            var organisation = new Organisation(anyone, admin, InstantSource.system());
            var task = organisation.startedTask();
            assertThat(whyUnreadable(organisation.anna, task)).isEqualTo(DAMAGED_FILE.message());

            copy.replace(READING, "Unrecognizable(e.reason())", "Unrecognizable(UnreadableReason.ENCRYPTED)");
            await().atMost(SOON).until(() -> server.output().contains("Serving the change"));

            var anna = new ApiClient(after, organisation.anna.headers());
            assertThat(whyUnreadable(anna, task)).isEqualTo(ENCRYPTED.message());
        }
    }

    /** Of a receipt that is no photo. */
    private static String whyUnreadable(ApiClient courier, String task) {
        var receipt = courier.with("Content-Type", "image/jpeg")
                .send("POST", "/tasks/" + task + "/receipts", Organisation.JPEG)
                .expect(201)
                .field("id");
        return await().atMost(SOON)
                .until(
                        () -> courier.get("/receipts/" + receipt).expect(200).field("unreadableReason"),
                        reason -> !reason.isEmpty());
    }
}
