package dev.milepost.lambda.local.gateway;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What an HTTP API does by itself where its template has a {@code CorsConfiguration}: it answers preflights, and writes the headers instead of
 * the functions (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html).
 */
record Cors(
        List<String> origins,
        List<String> methods,
        List<String> headers,
        List<String> exposed,
        Optional<String> maxAge,
        boolean credentials) {
    private static final String PREFIX = "access-control-";

    static Optional<Cors> of(JsonNode configuration) {
        return configuration.isObject()
                ? Optional.of(new Cors(
                        texts(configuration.path("AllowOrigins")),
                        texts(configuration.path("AllowMethods")),
                        texts(configuration.path("AllowHeaders")),
                        texts(configuration.path("ExposeHeaders")),
                        Optional.of(configuration.path("MaxAge").asString("")).filter(age -> !age.isEmpty()),
                        configuration.path("AllowCredentials").asBoolean(false)))
                : Optional.empty();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    static boolean isPreflight(Incoming request) {
        return request.method().equals("OPTIONS")
                && request.header("origin").isPresent()
                && request.header("access-control-request-method").isPresent();
    }

    Reply preflight(Incoming request) {
        var origin = allowed(request);
        return origin.isEmpty()
                ? Reply.empty(204)
                : Reply.empty(204)
                        .with(Stream.of(
                                        origin(origin.get()),
                                        withCredentials(),
                                        listed("allow-methods", methods),
                                        listed("allow-headers", headers),
                                        maxAge.stream().map(age -> Map.entry(PREFIX + "max-age", age)))
                                .flatMap(part -> part));
    }

    Reply decorate(Incoming request, Reply reply) {
        var plain = reply.without(PREFIX);
        return allowed(request)
                .map(origin ->
                        plain.with(Stream.of(origin(origin), withCredentials(), listed("expose-headers", exposed))
                                .flatMap(part -> part)))
                .orElse(plain);
    }

    private Optional<String> allowed(Incoming request) {
        return request.header("origin")
                .flatMap(sent -> origins.contains("*") && !credentials
                        ? Optional.of("*")
                        : origins.stream()
                                .filter(origin -> covers(origin, sent))
                                .findFirst()
                                .map(any -> sent));
    }

    private static boolean covers(String origin, String sent) {
        return origin.equalsIgnoreCase(sent)
                || origin.equals("*")
                || origin.endsWith("://*") && sent.startsWith(origin.substring(0, origin.length() - 1));
    }

    private static Stream<Map.Entry<String, String>> origin(String origin) {
        return Stream.of(Map.entry(PREFIX + "allow-origin", origin));
    }

    private Stream<Map.Entry<String, String>> withCredentials() {
        return credentials ? Stream.of(Map.entry(PREFIX + "allow-credentials", "true")) : Stream.empty();
    }

    private static Stream<Map.Entry<String, String>> listed(String name, List<String> values) {
        return values.isEmpty() ? Stream.empty() : Stream.of(Map.entry(PREFIX + name, String.join(",", values)));
    }
}
