package dev.milepost.lambda.local.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came.
 *
 * @param path encoded
 * @param query encoded, without the question mark; may be empty
 * @param headers by name in lower case
 */
record Incoming(
        String method, String path, String query, Map<String, List<String>> headers, byte[] body, String sourceIp) {
    /** As API Gateway does, with commas between the fields of one name. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> String.join(",", values));
    }

    /** By name, with commas between the values of one name. */
    Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        Arrays.stream(query.split("&"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("=", 2))
                .forEach(pair -> parameters.merge(
                        decoded(pair[0]), pair.length > 1 ? decoded(pair[1]) : "", (a, b) -> a + "," + b));
        return parameters;
    }

    /** What can't be decoded stays as it is. */
    static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
