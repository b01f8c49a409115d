package dev.milepost.lambda.local.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A route of an HTTP API.
 *
 * @param method {@code ANY} for every one
 * @param path as the template writes it
 * @param names of its parameters, in order
 * @param authorizer name of the one that is asked before
 */
record ApiRoute(
        String method,
        String path,
        Pattern pattern,
        List<String> names,
        String function,
        long timeoutMillis,
        Optional<String> authorizer) {
    static final String ANY = "ANY";
    private static final String ANY_METHOD = "x-amazon-apigateway-any-method";
    /** After which API Gateway answers by itself. */
    private static final int MOST_MILLIS = 30_000;

    static ApiRoute of(String method, String path, JsonNode operation) {
        var names = new ArrayList<String>();
        var pattern = new StringBuilder();
        for (var segment : path.substring(1).split("/")) {
            var greedy = segment.endsWith("+}");
            if (segment.startsWith("{")) {
                names.add(segment.substring(1, segment.length() - (greedy ? 2 : 1)));
            }
            pattern.append('/')
                    .append(segment.startsWith("{") ? (greedy ? "(.+)" : "([^/]+)") : Pattern.quote(segment));
        }
        var integration = operation.path("x-amazon-apigateway-integration");
        return new ApiRoute(
                method.equals(ANY_METHOD) ? ANY : method.toUpperCase(Locale.ROOT),
                path,
                Pattern.compile(pattern.toString()),
                List.copyOf(names),
                function(integration.path("uri").asString("")),
                Math.min(MOST_MILLIS, integration.path("timeoutInMillis").asInt(MOST_MILLIS)),
                operation
                        .path("security")
                        .path(0)
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    /** The function in {@code …/functions/NAME.Alias/invocations}. */
    static String function(String uri) {
        return uri.replaceFirst(".*/functions/", "")
                .replaceFirst("/invocations$", "")
                .replaceFirst("^arn:", "")
                .replaceFirst("\\.Alias$", "");
    }

    boolean isDefault() {
        return path.equals("/$default");
    }

    String key() {
        return isDefault() ? "$default" : method + " " + path;
    }

    boolean matches(String sentMethod, String sentPath) {
        return (method.equals(ANY) || method.equals(sentMethod))
                && pattern.matcher(sentPath).matches();
    }

    /** Fewer parameters first, greedy ones and those for every method last. */
    int vagueness() {
        return names.size() + (path.endsWith("+}") ? 100 : 0) + (method.equals(ANY) ? 1_000 : 0);
    }

    Map<String, String> parameters(String sentPath) {
        var values = new LinkedHashMap<String, String>();
        var match = pattern.matcher(sentPath);
        if (match.matches()) {
            for (var i = 0; i < names.size(); i++) {
                values.put(names.get(i), Incoming.decoded(match.group(i + 1)));
            }
        }
        return values;
    }
}
