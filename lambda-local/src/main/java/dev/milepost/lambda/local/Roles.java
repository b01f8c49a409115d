package dev.milepost.lambda.local;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What the roles of the functions allow. A function signs with an access key that is its name, so that the services know who calls. Whoever
 * isn't a function of the stack may do everything: the tests themselves.
 */
final class Roles {
    private static final Pattern SIGNER = Pattern.compile("Credential=([^/]+)/");

    private final Map<String, List<Permission>> permissions = new ConcurrentHashMap<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();

    private record Permission(List<String> actions, List<String> resources) {
        boolean covers(String action, String resource) {
            return actions.contains(action) && resources.stream().anyMatch(allowed -> matches(allowed, resource));
        }

        private static boolean matches(String allowed, String resource) {
            return allowed.endsWith("*")
                    ? resource.startsWith(allowed.substring(0, allowed.length() - 1))
                    : resource.equals(allowed);
        }
    }

    /** @param statements of its policies, resolved */
    void add(String function, Stream<JsonNode> statements) {
        permissions.put(
                function,
                statements
                        .map(statement ->
                                new Permission(texts(statement.path("Action")), texts(statement.path("Resource"))))
                        .toList());
    }

    private static List<String> texts(JsonNode node) {
        return (node.isArray() ? node.valueStream() : Stream.of(node))
                .map(JsonNode::stringValue)
                .toList();
    }

    /** @param authorization the signature of the call, which names who signed */
    boolean allow(String authorization, String action, String resource) {
        var signer = SIGNER.matcher(authorization == null ? "" : authorization);
        var function = signer.find() ? signer.group(1) : "";
        var allowed = !permissions.containsKey(function)
                || permissions.get(function).stream().anyMatch(permission -> permission.covers(action, resource));
        if (!allowed) {
            refused.add(function + " may not " + action + " on " + resource);
        }
        return allowed;
    }

    /** What was asked for and not allowed. */
    List<String> refused() {
        return List.copyOf(refused);
    }
}
