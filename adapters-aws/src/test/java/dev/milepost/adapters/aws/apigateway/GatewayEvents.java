package dev.milepost.adapters.aws.apigateway;

import dev.milepost.adapters.http.security.IdentityCheck;
import dev.milepost.adapters.http.testing.Transport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Does what API Gateway does: asks the authorizer, makes an event of a request, and a response of what the function answers. */
record GatewayEvents(ApiGatewayHost host, IdentityCheck identities) implements Transport {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    @Override
    public Answer send(String method, String target, Map<String, String> headers, byte[] body) {
        var event = event(method, target, headers, body);
        event.withObject("requestContext").putObject("authorizer").set("lambda", authorizer(event));
        return answer(call(event));
    }

    private JsonNode authorizer(ObjectNode event) {
        var out = new ByteArrayOutputStream();
        new GatewayAuthorizer(identities).handle(stream(event), out);
        var answer = MAPPER.readTree(out.toByteArray());
        if (!answer.path("isAuthorized").booleanValue()) {
            throw new AssertionError("API Gateway would answer by itself");
        }
        return answer.path("context");
    }

    /** The function's answer to an event. */
    JsonNode call(ObjectNode event) {
        var out = new ByteArrayOutputStream();
        host.handle(stream(event), out);
        return MAPPER.readTree(out.toByteArray());
    }

    private static ByteArrayInputStream stream(JsonNode event) {
        return new ByteArrayInputStream(MAPPER.writeValueAsBytes(event));
    }

    static ObjectNode event(String method, String target, Map<String, String> headers, byte[] body) {
        var parts = target.split("\\?", 2);
        var event = MAPPER.createObjectNode()
                .put("version", "2.0")
                .put("routeKey", "$default")
                .put("rawPath", parts[0])
                .put("rawQueryString", parts.length == 2 ? parts[1] : "")
                .put("body", Base64.getEncoder().encodeToString(body))
                .put("isBase64Encoded", true);
        var fields = event.putObject("headers");
        headers.forEach((name, value) -> fields.put(name.toLowerCase(Locale.ROOT), value));
        var context = event.putObject("requestContext").put("stage", "$default");
        context.putObject("http").put("method", method).put("path", parts[0]).put("sourceIp", "192.0.2.1");
        return event;
    }

    private static Answer answer(JsonNode answer) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        answer.path("headers")
                .properties()
                .forEach(field -> headers.put(
                        field.getKey().toLowerCase(Locale.ROOT),
                        List.of(field.getValue().stringValue())));
        var body = answer.path("body").stringValue();
        return new Answer(
                answer.path("statusCode").intValue(),
                headers,
                answer.path("isBase64Encoded").booleanValue()
                        ? Base64.getDecoder().decode(body)
                        : body.getBytes(StandardCharsets.UTF_8));
    }
}
