package dev.milepost.lambda.local.gateway;

import dev.milepost.lambda.local.FunctionFault;
import dev.milepost.lambda.local.FunctionFault.Kind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A function that is asked who sends a request. What it said is remembered by the values of the identity sources, as long as the template says
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html).
 */
final class Authorizer {
    /** More callers than this aren't remembered at a time. */
    private static final int MOST_REMEMBERED = 10_000;

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final String function;
    private final List<String> sources;
    private final Duration remembered;
    private final BiFunction<String, byte[], byte[]> functions;
    private final LongSupplier nanos;
    private final Map<List<String>, Remembered> cache = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, Remembered> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private record Remembered(Decision decision, long at) {}

    sealed interface Decision {
        /** @param context what functions are told of the caller */
        record Allowed(JsonNode context) implements Decision {}

        record Refused() implements Decision {}

        /** The request lacks what would identify its sender: 401, and nobody is asked. */
        record Unidentified() implements Decision {}
    }

    Authorizer(
            String function,
            List<String> sources,
            Duration remembered,
            BiFunction<String, byte[], byte[]> functions,
            LongSupplier nanos) {
        this.function = function;
        this.sources = sources;
        this.remembered = remembered;
        this.functions = functions;
        this.nanos = nanos;
    }

    /** @param definition {@code x-amazon-apigateway-authorizer} */
    static Authorizer of(JsonNode definition, BiFunction<String, byte[], byte[]> functions) {
        var sources = definition.path("identitySource");
        return new Authorizer(
                ApiRoute.function(definition.path("authorizerUri").asString("")),
                sources.isArray()
                        ? sources.valueStream().map(JsonNode::asString).toList()
                        : List.of(sources.asString("").split(",")).stream()
                                .map(String::strip)
                                .filter(source -> !source.isEmpty())
                                .toList(),
                Duration.ofSeconds(
                        definition.path("authorizerResultTtlInSeconds").asInt(0)),
                functions,
                System::nanoTime);
    }

    /** @param event of the request, to which the answer doesn't belong yet */
    Decision decide(Incoming request, ObjectNode event) {
        var found = sources.stream().map(source -> value(source, request)).toList();
        if (found.stream().anyMatch(Optional::isEmpty)) {
            return new Decision.Unidentified();
        }
        var identity = found.stream().map(Optional::orElseThrow).toList();
        if (remembered.isZero() || identity.isEmpty()) {
            return ask(identity, event);
        }
        return recall(identity).orElseGet(() -> remember(identity, ask(identity, event)));
    }

    private synchronized Optional<Decision> recall(List<String> identity) {
        return Optional.ofNullable(cache.get(identity))
                .filter(known -> nanos.getAsLong() - known.at() < remembered.toNanos())
                .map(Remembered::decision);
    }

    private synchronized Decision remember(List<String> identity, Decision decision) {
        cache.put(identity, new Remembered(decision, nanos.getAsLong()));
        return decision;
    }

    /** {@code $request.header.NAME}, {@code $request.querystring.NAME}; WebSocket APIs write {@code route.request} for it. */
    private static Optional<String> value(String source, Incoming request) {
        var name = source.substring(source.lastIndexOf('.') + 1);
        return (source.contains(".querystring.")
                        ? Optional.ofNullable(request.parameters().get(name))
                        : request.header(name.toLowerCase(Locale.ROOT)))
                .filter(value -> !value.isEmpty());
    }

    private Decision ask(List<String> identity, ObjectNode event) {
        var asked = event.deepCopy();
        asked.remove(List.of("body", "isBase64Encoded"));
        asked.put("type", "REQUEST");
        var list = asked.putArray("identitySource");
        identity.forEach(list::add);
        var answer = answer(functions.apply(function, MAPPER.writeValueAsBytes(asked)));
        return isAllowed(answer) ? new Decision.Allowed(answer.path("context")) : new Decision.Refused();
    }

    /** A simple answer, or a policy. */
    private JsonNode answer(byte[] bytes) {
        var answer = json(bytes);
        if (answer.path("isAuthorized").isBoolean()
                || answer.path("policyDocument").isObject()) {
            return answer;
        }
        throw new FunctionFault(
                Kind.FAILED,
                function + " has neither isAuthorized nor a policyDocument in what it answered: "
                        + ProxyAnswer.beginning(bytes));
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (JacksonException malformed) {
            return MAPPER.missingNode();
        }
    }

    private static boolean isAllowed(JsonNode answer) {
        return answer.has("isAuthorized")
                ? answer.path("isAuthorized").asBoolean(false)
                : answer.at("/policyDocument/Statement")
                                .valueStream()
                                .anyMatch(statement ->
                                        statement.path("Effect").asString("").equals("Allow"))
                        && answer.at("/policyDocument/Statement")
                                .valueStream()
                                .noneMatch(statement ->
                                        statement.path("Effect").asString("").equals("Deny"));
    }
}
