package dev.milepost.adapters.http.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the API that knows nothing but HTTP and JSON; as one account, or as nobody. Immutable. */
public record ApiClient(Transport transport, Map<String, String> headers) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BASE = "/api/v1";

    public static ApiClient of(Transport transport) {
        return new ApiClient(transport, Map.of());
    }

    /** This client, sending one header more. */
    public ApiClient with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ApiClient(transport, more);
    }

    /** This client, signed in with an address and a password. */
    public ApiClient signedIn(String email, String password) {
        var tokens = post("/tokens", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password))
                .expect(200);
        return withToken(tokens.field("accessToken"));
    }

    public ApiClient withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** As a phone app that was given a courier's device key. */
    public ApiClient withDeviceKey(String email, String key) {
        var pair = (email + ":" + key).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    public Result get(String path) {
        return send("GET", path, new byte[0]);
    }

    public Result delete(String path) {
        return send("DELETE", path, new byte[0]);
    }

    public Result post(String path) {
        return send("POST", path, new byte[0]);
    }

    public Result post(String path, String json) {
        return with("Content-Type", "application/json").send("POST", path, json.getBytes(StandardCharsets.UTF_8));
    }

    public Result post(String path, Map<String, ?> object) {
        return post(path, JSON.writeValueAsString(object));
    }

    public Result put(String path, Map<String, ?> object) {
        return put(path, JSON.writeValueAsString(object));
    }

    public Result put(String path, String json) {
        return with("Content-Type", "application/json").send("PUT", path, json.getBytes(StandardCharsets.UTF_8));
    }

    public Result patch(String path, String json) {
        return with("Content-Type", "application/json").send("PATCH", path, json.getBytes(StandardCharsets.UTF_8));
    }

    public Result send(String method, String path, byte[] body) {
        return new Result(method + " " + path, transport.send(method, BASE + path, headers, body));
    }

    /** What came back. */
    public record Result(String request, Transport.Answer answer) {
        /** This result, if it has the status. */
        public Result expect(int status) {
            assertThat(answer.status()).as("%s: %s", request, text()).isEqualTo(status);
            return this;
        }

        /** This result, if it is a problem of this status and code. */
        public Result expectProblem(int status, String code) {
            expect(status);
            assertThat(header("content-type")).contains("application/problem+json");
            assertThat(field("code")).as("%s: %s", request, text()).isEqualTo(code);
            return this;
        }

        /** This result, if it refuses exactly this field of the request. */
        public Result expectInvalid(String field) {
            expectProblem(400, "invalid-request");
            assertThat(json().at("/errors/0/field").asString()).as(text()).isEqualTo(field);
            return this;
        }

        public int status() {
            return answer.status();
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(answer.headers().get(name)).map(values -> values.getFirst());
        }

        public JsonNode json() {
            return JSON.readTree(answer.body());
        }

        /** A member of the answer's object as text. */
        public String field(String name) {
            return json().path(name).asString();
        }

        public String text() {
            return new String(answer.body(), StandardCharsets.UTF_8);
        }
    }
}
