package dev.milepost.adapters.http.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A courier sends photos of receipts, and a manager sees what was read. */
record ReceiptPhotos(ApiClient courier, ApiClient manager) {
    JsonNode inOneStep(String taskId, Path photo) throws IOException {
        return read(send(taskId, Files.readAllBytes(photo)));
    }

    /** To where the system wants large photos, or in one step where it takes them all. */
    JsonNode pastTheApi(String taskId, Path photo) throws IOException, InterruptedException {
        var content = Files.readAllBytes(photo);
        var uploads = "/tasks/" + taskId + "/receipts/uploads";
        var place = courier.post(uploads, Map.of("contentType", "image/jpeg", "bytes", content.length))
                .expect(200)
                .json();
        if (place.path("put").isNull()) {
            return read(send(taskId, content));
        }
        var completing = uploads + "/" + place.path("id").asString();
        courier.post(completing).expectProblem(404, "not-found");
        put(place.path("put"), content);
        var receipt = courier.post(completing).expect(201).json();
        assertThat(receipt.path("id")).isEqualTo(place.path("id"));
        assertThat(courier.post(completing).expect(201).json().path("id")).isEqualTo(place.path("id"));
        return read(receipt);
    }

    private static void put(JsonNode where, byte[] content) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(where.path("url").asString()))
                .PUT(BodyPublishers.ofByteArray(content));
        where.path("headers")
                .properties()
                .forEach(header ->
                        request.header(header.getKey(), header.getValue().asString()));
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request.build(), BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }

    private JsonNode send(String taskId, byte[] content) {
        return courier.with("Content-Type", "image/jpeg")
                .send("POST", "/tasks/" + taskId + "/receipts", content)
                .expect(201)
                .json();
    }

    private JsonNode read(JsonNode receipt) {
        var path = "/receipts/" + receipt.path("id").asString();
        var read = await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> manager.get(path).expect(200).json(),
                        node -> !node.path("status").asString().equals("READING"));
        assertThat(read.path("status").asString()).isEqualTo("READ");
        assertThat(read.path("reading").path("total").path("amount").isString()).isTrue();
        return read;
    }
}
