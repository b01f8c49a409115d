package dev.milepost.lambda.local.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events of payload format 2.0 (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html). */
final class GatewayEvent {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    /** Between one host and the next. */
    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "upgrade", "http2-settings", "keep-alive", "te", "cookie", "transfer-encoding");

    private static final Pattern TEXT = Pattern.compile("text/.*|application/(json|javascript|xml|.*\\+json|.*\\+xml)");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    private GatewayEvent() {}

    static ObjectNode of(Incoming request, ApiRoute route, JsonNode stageVariables) {
        var event = MAPPER.createObjectNode()
                .put("version", "2.0")
                .put("routeKey", route.key())
                .put("rawPath", request.path())
                .put("rawQueryString", request.query());
        request.header("cookie").ifPresent(cookies -> {
            var list = event.putArray("cookies");
            Arrays.stream(cookies.split(";")).map(String::strip).forEach(list::add);
        });
        var headers = event.putObject("headers");
        request.headers().keySet().stream()
                .filter(name -> !NOT_PASSED_ON.contains(name))
                .forEach(name -> headers.put(name, request.header(name).orElseThrow()));
        if (!request.query().isEmpty()) {
            request.parameters().forEach(event.putObject("queryStringParameters")::put);
        }
        var parameters = route.parameters(request.path());
        if (!parameters.isEmpty()) {
            parameters.forEach(event.putObject("pathParameters")::put);
        }
        if (!stageVariables.isEmpty()) {
            event.set("stageVariables", stageVariables);
        }
        event.set("requestContext", context(request, route));
        addBody(event, request);
        return event;
    }

    private static ObjectNode context(Incoming request, ApiRoute route) {
        var now = Instant.now();
        var host = request.header("host").orElse("localhost");
        var context = MAPPER.createObjectNode()
                .put("accountId", "123456789012")
                .put("apiId", "local")
                .put("domainName", host)
                .put("domainPrefix", host.split("[.:]")[0])
                .put("requestId", UUID.randomUUID().toString())
                .put("routeKey", route.key())
                .put("stage", "$default")
                .put("time", TIME.format(now))
                .put("timeEpoch", now.toEpochMilli());
        context.putObject("http")
                .put("method", request.method())
                .put("path", request.path())
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", request.sourceIp())
                .put("userAgent", request.header("user-agent").orElse(""));
        return context;
    }

    private static void addBody(ObjectNode event, Incoming request) {
        if (request.body().length == 0) {
            event.put("isBase64Encoded", false);
            return;
        }
        text(request)
                .ifPresentOrElse(
                        text -> event.put("body", text).put("isBase64Encoded", false),
                        () -> event.put("body", Base64.getEncoder().encodeToString(request.body()))
                                .put("isBase64Encoded", true));
    }

    /** The body, if its type says that it is text, and it is. */
    private static Optional<String> text(Incoming request) {
        var type =
                request.header("content-type").orElse("").split(";")[0].strip().toLowerCase(Locale.ROOT);
        if (!TEXT.matcher(type).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(request.body()))
                    .toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }
}
