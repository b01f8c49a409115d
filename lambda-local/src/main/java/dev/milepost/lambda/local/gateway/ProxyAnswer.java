package dev.milepost.lambda.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a function answers, format 2.0: with a status it is an answer, without one it is the body of one. */
final class ProxyAnswer {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private ProxyAnswer() {}

    /** @return nothing if no answer can be made of it */
    static Optional<Reply> of(byte[] answer) {
        try {
            var told = MAPPER.readTree(answer);
            return told.isObject() && told.has("statusCode")
                    ? reply(told)
                    : Optional.of(Reply.json(200, told.isString() ? told.stringValue() : told.toString()));
        } catch (JacksonException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Reply> reply(JsonNode told) {
        var status = told.path("statusCode").asInt(0);
        if (status < 100 || status > 599) {
            return Optional.empty();
        }
        var text = told.path("body").asString("");
        var body = told.path("isBase64Encoded").asBoolean(false)
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        return Optional.of(new Reply(status, headers(told), body));
    }

    private static List<Map.Entry<String, String>> headers(JsonNode told) {
        return Stream.concat(
                        told.path("headers")
                                .propertyStream()
                                .map(header -> Map.entry(
                                        header.getKey(), header.getValue().asString())),
                        told.path("cookies").valueStream().map(cookie -> Map.entry("set-cookie", cookie.asString())))
                .filter(header -> !header.getKey().equalsIgnoreCase("content-length"))
                .toList();
    }

    /** As much of an answer as a terminal can show. */
    static String beginning(byte[] answer) {
        var text = new String(answer, 0, Math.min(answer.length, 100), StandardCharsets.UTF_8);
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
