package dev.milepost.server.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the HTTP API that knows nothing but HTTP and JSON; as one account, or as nobody. */
public record Api(URI server, Optional<String> token) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Api of(URI server) {
        return new Api(server, Optional.empty());
    }

    /** A client of this account. */
    public Api signIn(String email, String password) {
        var tokens =
                post("/tokens", Map.of("email", email, "password", password)).expect(200);
        return new Api(server, Optional.of(tokens.path("accessToken").asString()));
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    public Answer post(String path) {
        return send("POST", path, BodyPublishers.noBody());
    }

    private Answer send(String method, String path, BodyPublisher body) {
        var request = HttpRequest.newBuilder(server.resolve("/api/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(method, body);
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        try {
            return new Answer(method + " " + path, CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + path, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What the server answered. */
    public record Answer(String call, HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** The body as JSON, if the status is the expected one. */
        public JsonNode expect(int status) {
            if (status() != status) {
                throw new AssertionError(call + " answered " + status() + ", not " + status + ": " + response.body());
            }
            return json();
        }
    }
}
