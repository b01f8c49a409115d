package dev.milepost.lambda.local.gateway;

import dev.milepost.lambda.local.FunctionFault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A WebSocket API: which function is asked when a connection is opened, a message comes, a connection is gone
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api.html).
 */
public final class SocketApi {
    private static final String CONNECT = "$connect";
    private static final String DISCONNECT = "$disconnect";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Definition definition;
    private final Map<String, Authorizer> authorizers = new HashMap<>();
    private final BiFunction<String, byte[], byte[]> functions;
    private final Consumer<String> say;

    /**
     * What the template says of it.
     *
     * @param name of the API in the template
     * @param stage the first segment of its address
     * @param selection such as {@code $request.body.action}
     * @param routes by key
     * @param authorizers resolved properties of {@code AWS::ApiGatewayV2::Authorizer}, by name
     */
    public record Definition(
            String name,
            String stage,
            String selection,
            Map<String, Route> routes,
            Map<String, JsonNode> authorizers) {}

    /** @param answers whether what its function says goes to the client */
    public record Route(String function, Optional<String> authorizer, boolean answers) {}

    /** What becomes of a handshake. */
    sealed interface Handshake {
        /**
         * @param context what the authorizer said, to be told with every event
         * @param protocol the one that the function has chosen of those that the client speaks
         */
        record Accepted(String id, JsonNode context, Optional<String> protocol) implements Handshake {}

        record Refused(Reply reply) implements Handshake {}
    }

    public SocketApi(Definition definition, BiFunction<String, byte[], byte[]> functions, Consumer<String> say) {
        this.definition = definition;
        this.functions = functions;
        this.say = say;
        definition.authorizers().forEach((name, properties) -> {
            var asked = MAPPER.createObjectNode();
            asked.set("authorizerUri", properties.path("AuthorizerUri"));
            asked.set("identitySource", properties.path("IdentitySource"));
            // A connection is authorized once: there is nothing to remember.
            authorizers.put(name, Authorizer.of(asked, functions));
        });
    }

    /** The function of an integration's address. */
    public static String function(String uri) {
        return ApiRoute.function(uri);
    }

    /** In the template. */
    public String name() {
        return definition.name();
    }

    public String stage() {
        return definition.stage();
    }

    boolean isAt(String path) {
        return path.equals("/" + definition.stage()) || path.equals("/" + definition.stage() + "/");
    }

    Handshake connect(Incoming request, String id) {
        var route = Optional.ofNullable(definition.routes().get(CONNECT));
        if (route.isEmpty()) {
            return new Handshake.Accepted(id, MAPPER.createObjectNode(), Optional.empty());
        }
        var event = event(CONNECT, "CONNECT", id, request);
        addRequest(event, request);
        try {
            var context = MAPPER.createObjectNode();
            if (route.get().authorizer().isPresent()) {
                switch (authorizers.get(route.get().authorizer().get()).decide(request, event)) {
                    case Authorizer.Decision.Unidentified() -> {
                        return new Handshake.Refused(Reply.message(401, "Unauthorized"));
                    }
                    case Authorizer.Decision.Refused() -> {
                        return new Handshake.Refused(Reply.message(403, "Forbidden"));
                    }
                    case Authorizer.Decision.Allowed(var told) ->
                        told.propertyStream().forEach(field -> context.set(field.getKey(), field.getValue()));
                }
            }
            addContext(event, context);
            return accepted(id, context, functions.apply(route.get().function(), MAPPER.writeValueAsBytes(event)));
        } catch (FunctionFault fault) {
            say.accept("WebSocket " + CONNECT + " 502: " + fault.getMessage());
            return new Handshake.Refused(Reply.message(502, "Internal server error"));
        }
    }

    private Handshake accepted(String id, JsonNode context, byte[] answer) {
        var reply = ProxyAnswer.of(answer);
        if (reply.isEmpty()) {
            say.accept("WebSocket " + CONNECT + " 502: the function's answer is none");
            return new Handshake.Refused(Reply.message(502, "Internal server error"));
        }
        return reply.get().status() / 100 == 2
                ? new Handshake.Accepted(id, context, reply.get().header("sec-websocket-protocol"))
                : new Handshake.Refused(Reply.message(reply.get().status(), "Forbidden"));
    }

    /** @return what goes to the client */
    Optional<String> message(String id, JsonNode context, Incoming request, String body, boolean binary) {
        var key = route(body);
        var route = definition.routes().get(key);
        var event = event(key, "MESSAGE", id, request);
        if (route == null) {
            say.accept("WebSocket message: no route " + key + ", and no $default");
            return Optional.of(failure("Forbidden", event));
        }
        addContext(event, context);
        event.put("body", body).put("isBase64Encoded", binary);
        try {
            var answer = functions.apply(route.function(), MAPPER.writeValueAsBytes(event));
            return route.answers()
                    ? ProxyAnswer.of(answer).map(reply -> new String(reply.body(), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (FunctionFault fault) {
            say.accept("WebSocket " + key + ": " + fault.getMessage());
            return Optional.of(failure("Internal server error", event));
        }
    }

    void disconnected(String id, JsonNode context, Incoming request, int status) {
        Optional.ofNullable(definition.routes().get(DISCONNECT)).ifPresent(route -> {
            var event = event(DISCONNECT, "DISCONNECT", id, request);
            addContext(event, context);
            event.withObject("requestContext").put("disconnectStatusCode", status);
            try {
                functions.apply(route.function(), MAPPER.writeValueAsBytes(event));
            } catch (FunctionFault fault) {
                say.accept("WebSocket " + DISCONNECT + ": " + fault.getMessage());
            }
        });
    }

    /** The route that the message names by {@code $request.body.…}, if there is one of that name. */
    private String route(String body) {
        var field = definition.selection().replace("${", "$").replace("}", "").replace("$request.body.", "");
        try {
            var key = MAPPER.readTree(body).at("/" + field.replace('.', '/')).asString("");
            return definition.routes().containsKey(key) && !key.startsWith("$") ? key : "$default";
        } catch (JacksonException noJson) {
            return "$default";
        }
    }

    private static String failure(String message, JsonNode event) {
        var context = event.path("requestContext");
        return MAPPER.createObjectNode()
                .put("message", message)
                .put("connectionId", context.path("connectionId").asString())
                .put("requestId", context.path("requestId").asString())
                .toString();
    }

    private ObjectNode event(String route, String type, String id, Incoming request) {
        var event = MAPPER.createObjectNode().put("isBase64Encoded", false);
        var context = event.putObject("requestContext")
                .put("routeKey", route)
                .put("eventType", type)
                .put("messageDirection", "IN")
                .put("connectionId", id)
                .put("requestId", UUID.randomUUID().toString())
                .put("apiId", definition.name())
                .put("stage", definition.stage())
                .put("domainName", request.header("host").orElse("localhost"))
                .put("requestTimeEpoch", Instant.now().toEpochMilli());
        context.putObject("identity").put("sourceIp", request.sourceIp());
        return event;
    }

    private static void addRequest(ObjectNode event, Incoming request) {
        var headers = event.putObject("headers");
        request.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
        if (!request.query().isEmpty()) {
            request.parameters().forEach(event.putObject("queryStringParameters")::put);
        }
    }

    private static void addContext(ObjectNode event, JsonNode context) {
        if (!context.isEmpty()) {
            event.withObject("requestContext").set("authorizer", context);
        }
    }
}
