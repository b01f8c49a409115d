package dev.milepost.lambda.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An answer as it goes out. @param headers names may come more than once */
record Reply(int status, List<Map.Entry<String, String>> headers, byte[] body) {
    /** What API Gateway says by itself. */
    static Reply message(int status, String message) {
        return json(status, "{\"message\":\"" + message + "\"}");
    }

    static Reply json(int status, String body) {
        return new Reply(
                status, List.of(Map.entry("content-type", "application/json")), body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply empty(int status) {
        return new Reply(status, List.of(), new byte[0]);
    }

    Reply with(Stream<Map.Entry<String, String>> more) {
        return new Reply(status, Stream.concat(headers.stream(), more).toList(), body);
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Without the headers whose names begin so. */
    Reply without(String prefix) {
        return new Reply(
                status,
                headers.stream()
                        .filter(header -> !header.getKey().regionMatches(true, 0, prefix, 0, prefix.length()))
                        .toList(),
                body);
    }
}
