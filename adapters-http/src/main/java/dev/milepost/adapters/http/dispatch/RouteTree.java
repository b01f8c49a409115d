package dev.milepost.adapters.http.dispatch;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.adapters.http.catalogue.Method;
import dev.milepost.adapters.http.exchange.PercentEncoding;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the endpoints of a path, segment by segment. A literal goes before a parameter: {@code /accounts/me} before {@code /accounts/{id}}. */
public final class RouteTree {
    private static final int MAX_SEGMENTS = 16;

    private final Node root = new Node(Optional.empty());

    public RouteTree(EndpointCatalogue catalogue) {
        for (var endpoint : catalogue.endpoints()) {
            add(EndpointCatalogue.BASE_PATH + endpoint.path(), endpoint);
            if (endpoint.atRoot()) {
                add(endpoint.path(), endpoint);
            }
        }
    }

    /** What stands at a path. */
    sealed interface Match {
        /** @param values the decoded values of the path's parameters */
        record Found(Map<Method, Endpoint> endpoints, Map<String, String> values) implements Match {
            Set<Method> methods() {
                return endpoints.keySet();
            }
        }

        record Nothing() implements Match {}

        /** The path has an escape that can't be decoded. */
        record Malformed() implements Match {}
    }

    /** @param path percent-encoded as it was sent */
    Match match(String path) {
        var node = root;
        var values = new LinkedHashMap<String, String>();
        for (var segment : segments(path)) {
            var decoded = PercentEncoding.decodeSegment(segment);
            if (decoded.isEmpty()) {
                return new Match.Malformed();
            }
            var next = node.child(decoded.get());
            if (next.isEmpty()) {
                return new Match.Nothing();
            }
            node = next.get();
            node.parameter.ifPresent(name -> values.put(name, decoded.get()));
        }
        return node.endpoints.isEmpty() ? new Match.Nothing() : new Match.Found(node.endpoints, values);
    }

    private void add(String template, Endpoint endpoint) {
        var node = root;
        for (var segment : segments(template)) {
            node = node.grow(segment);
        }
        node.endpoints.put(endpoint.method(), endpoint);
    }

    private static List<String> segments(String path) {
        return path.startsWith("/") ? List.of(path.substring(1).split("/", MAX_SEGMENTS)) : List.of(path);
    }

    /** Changed only while the tree is built. */
    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private final Map<Method, Endpoint> endpoints = new EnumMap<>(Method.class);
        private final Optional<String> parameter;
        private Optional<Node> any = Optional.empty();

        Node(Optional<String> parameter) {
            this.parameter = parameter;
        }

        Node grow(String segment) {
            if (!segment.startsWith("{")) {
                return literals.computeIfAbsent(segment, literal -> new Node(Optional.empty()));
            }
            var name = Optional.of(segment.substring(1, segment.length() - 1));
            any = any.or(() -> Optional.of(new Node(name)));
            return any.filter(node -> node.parameter.equals(name))
                    .orElseThrow(() -> new IllegalArgumentException("two names for one parameter: " + segment));
        }

        Optional<Node> child(String value) {
            var literal = literals.get(value);
            return literal != null ? Optional.of(literal) : any.filter(node -> isPlain(value));
        }

        /** Whether the value names one thing and can't be taken for a path by anybody further down. */
        private static boolean isPlain(String value) {
            return !value.isEmpty()
                    && !value.equals(".")
                    && !value.equals("..")
                    && value.indexOf('/') < 0
                    && value.indexOf('\\') < 0
                    && !hasControl(value);
        }

        private static boolean hasControl(String value) {
            for (var i = 0; i < value.length(); i++) {
                if (Character.isISOControl(value.charAt(i))) {
                    return true;
                }
            }
            return false;
        }
    }
}
