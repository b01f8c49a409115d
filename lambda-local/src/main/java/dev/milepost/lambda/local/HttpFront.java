package dev.milepost.lambda.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** API Gateway, as far as the definition of the API in the template says: routes, the authorizer, events and answers of format 2.0. */
final class HttpFront implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final BiFunction<String, byte[], byte[]> functions;
    private final List<Route> routes;
    private final Route everythingElse;
    private final String authorizer;
    private final HttpServer server;

    private record Route(String method, Pattern path, int parameters, String function, boolean authorized) {
        boolean matches(String sentMethod, String sentPath) {
            return method.equals(sentMethod) && path.matcher(sentPath).matches();
        }
    }

    /**
     * @param definition of the API, resolved
     * @param functions calls a function by its name
     */
    HttpFront(JsonNode definition, BiFunction<String, byte[], byte[]> functions, int port) {
        this.functions = functions;
        this.routes = definition
                .path("paths")
                .propertyStream()
                .filter(path -> !path.getKey().equals("/$default"))
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(operation -> route(operation.getKey(), path.getKey(), operation.getValue())))
                .sorted(Comparator.comparingInt(Route::parameters))
                .toList();
        this.everythingElse =
                route("any", "/", definition.path("paths").path("/$default").path("x-amazon-apigateway-any-method"));
        this.authorizer = function(definition
                .at("/components/securitySchemes/milepost/x-amazon-apigateway-authorizer/authorizerUri")
                .stringValue());
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new IllegalStateException("port " + port + " can't be had", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private static Route route(String method, String path, JsonNode operation) {
        var parameters = (int) path.chars().filter(c -> c == '{').count();
        var pattern = Arrays.stream(path.split("/"))
                .map(segment -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
                .reduce((before, segment) -> before + "/" + segment)
                .orElse("/");
        return new Route(
                method.toUpperCase(Locale.ROOT),
                Pattern.compile(pattern),
                parameters,
                function(operation.at("/x-amazon-apigateway-integration/uri").stringValue()),
                operation.has("security"));
    }

    /** The function in {@code …/functions/NAME.Alias/invocations}. */
    private static String function(String uri) {
        return uri.replaceFirst(".*/functions/", "").replaceFirst("\\.Alias/invocations$", "");
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            try {
                respond(exchange, answer(exchange, body));
            } catch (FunctionFault fault) {
                LOG.warn("{} {}: {}", exchange.getRequestMethod(), exchange.getRequestURI(), fault.getMessage());
                respond(exchange, 500, "{\"message\":\"Internal Server Error\"}".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private JsonNode answer(HttpExchange exchange, byte[] body) {
        var path = exchange.getRequestURI().getRawPath();
        var route = routes.stream()
                .filter(each -> each.matches(exchange.getRequestMethod(), path))
                .findFirst()
                .orElse(everythingElse);
        var event = event(exchange, path, body);
        if (route.authorized()) {
            var context = authorize(event);
            if (context.isEmpty()) {
                return MAPPER.createObjectNode().put("statusCode", 403).put("body", "{\"message\":\"Forbidden\"}");
            }
            event.withObject("requestContext").putObject("authorizer").set("lambda", context.get());
        }
        return MAPPER.readTree(functions.apply(route.function(), MAPPER.writeValueAsBytes(event)));
    }

    private Optional<JsonNode> authorize(ObjectNode event) {
        var asked = event.deepCopy();
        asked.remove(List.of("body", "isBase64Encoded"));
        var answer = MAPPER.readTree(functions.apply(authorizer, MAPPER.writeValueAsBytes(asked)));
        return answer.path("isAuthorized").asBoolean(false) ? Optional.of(answer.path("context")) : Optional.empty();
    }

    private static ObjectNode event(HttpExchange exchange, String path, byte[] body) {
        var event = MAPPER.createObjectNode()
                .put("version", "2.0")
                .put("rawPath", path)
                .put(
                        "rawQueryString",
                        Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                                .orElse(""))
                .put("isBase64Encoded", true)
                .put("body", Base64.getEncoder().encodeToString(body));
        var headers = event.putObject("headers");
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        var context = event.putObject("requestContext").put("stage", "$default");
        context.putObject("http")
                .put("method", exchange.getRequestMethod())
                .put("path", path)
                .put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress());
        return event;
    }

    private static void respond(HttpExchange exchange, JsonNode answer) throws IOException {
        answer.path("headers")
                .propertyStream()
                .forEach(header -> exchange.getResponseHeaders()
                        .set(header.getKey(), header.getValue().asString()));
        var text = answer.path("body").asString("");
        var body = answer.path("isBase64Encoded").asBoolean(false)
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        respond(exchange, answer.path("statusCode").asInt(), body);
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        var head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, body.length == 0 || head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
