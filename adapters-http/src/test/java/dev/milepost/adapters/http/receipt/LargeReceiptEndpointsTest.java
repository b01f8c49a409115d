package dev.milepost.adapters.http.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.testing.Scenario;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LargeReceiptEndpointsTest {
    private final Scenario scenario = new Scenario();
    private final String task = scenario.startedTask();
    private final String uploads = "/tasks/" + task + "/receipts/uploads";

    private static String file(String type, int bytes) {
        return "{\"contentType\": \"" + type + "\", \"bytes\": " + bytes + "}";
    }

    @Test
    void aLargePhotoIsSentPastTheApiAndBecomesAReceiptOnce() {
        var place = scenario.anna
                .post(uploads, file("image/jpeg", Scenario.JPEG.length))
                .expect(200);
        var complete = uploads + "/" + place.field("id");
        scenario.anna.post(complete).expectProblem(404, "not-found");
        scenario.app.ports.photoUploads.send(place.json().at("/put/url").asString(), Scenario.JPEG);

        var receipt = scenario.anna.post(complete).expect(201);
        var again = scenario.anna.post(complete).expect(201);

        assertThat(receipt.field("id")).isEqualTo(place.field("id"));
        assertThat(receipt.field("status")).isEqualTo("READING");
        assertThat(again.json()).isEqualTo(receipt.json());
        assertThat(scenario.app.ports.queued).hasSize(1);
        scenario.boris.post(complete).expectProblem(404, "not-found");
    }

    @Test
    void whatIsNoPhotoIsFoundOutWhenItIsThere() {
        var place = scenario.anna.post(uploads, file("image/png", 9)).expect(200);
        scenario.app.ports.photoUploads.send(
                place.json().at("/put/url").asString(), "just text".getBytes(StandardCharsets.US_ASCII));

        scenario.anna.post(uploads + "/" + place.field("id")).expectProblem(415, "unsupported-media-type");
    }

    @Test
    void aPlaceIsForOneFileOfAKindAndSizeThatIsRead() {
        scenario.anna.post(uploads, file("text/html", 9)).expectInvalid("contentType");
        scenario.anna.post(uploads, file("image/heic", 9)).expectInvalid("contentType");
        scenario.anna.post(uploads, file("image/jpeg", 0)).expectInvalid("bytes");
        scenario.anna.post(uploads, file("image/jpeg", 10 * 1024 * 1024 + 1)).expectInvalid("bytes");
        scenario.boris.post(uploads, file("image/jpeg", 9)).expectProblem(404, "not-found");
        scenario.manager.post(uploads, file("image/jpeg", 9)).expectProblem(403, "forbidden");
    }
}
