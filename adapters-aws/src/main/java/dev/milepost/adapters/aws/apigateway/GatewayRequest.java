package dev.milepost.adapters.aws.apigateway;

import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.exchange.HttpRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event of API Gateway's HTTP API, payload format 2.0, as a request. */
final class GatewayRequest {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String DEFAULT_STAGE = "$default";

    /** What may stand in a path as it is (RFC 3986, 3.3), and what is encoded already. */
    private static final String PATH_CHARACTERS = "-._~!$&'()*+,;=:@/%";

    private GatewayRequest() {}

    /** @param edge tells what CloudFront has passed on @throws IllegalArgumentException if it isn't such an event */
    static HttpRequest read(InputStream event, EdgeKey edge) {
        try {
            return request(MAPPER.readTree(event), edge);
        } catch (JacksonException | IllegalArgumentException malformed) {
            throw new IllegalArgumentException("not an event of an HTTP API", malformed);
        }
    }

    private static HttpRequest request(JsonNode event, EdgeKey edge) {
        var context = event.path("requestContext");
        var http = context.path("http");
        var headers = headers(event, context.path("authorizer").path("lambda"));
        return new HttpRequest(
                http.path("method").stringValue(),
                path(event.path("rawPath").stringValue(), context.path("stage").asString(DEFAULT_STAGE)),
                event.path("rawQueryString").asString(""),
                headers,
                new ByteArrayInputStream(body(event)),
                edge.remoteAddress(headers, http.path("sourceIp").asString("")));
    }

    /** Without the stage, which a named one puts before it, and encoded again where API Gateway has decoded it. */
    private static String path(String rawPath, String stage) {
        var prefix = "/" + stage;
        var path = !stage.equals(DEFAULT_STAGE) && rawPath.startsWith(prefix + "/")
                ? rawPath.substring(prefix.length())
                : rawPath;
        var encoded = new StringBuilder();
        for (var octet : path.getBytes(StandardCharsets.UTF_8)) {
            var character = (char) (octet & 0xFF);
            if (character < 128 && (Character.isLetterOrDigit(character) || PATH_CHARACTERS.indexOf(character) >= 0)) {
                encoded.append(character);
            } else {
                encoded.append("%%%02X".formatted((int) character));
            }
        }
        return encoded.toString();
    }

    /** API Gateway joins fields of one name by commas, which is what a list is. What the authorizer says goes before all others. */
    private static Headers headers(JsonNode event, JsonNode authorizer) {
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        event.path("headers").properties().stream()
                .filter(field -> !isReserved(field.getKey()))
                .forEach(field ->
                        fields.put(field.getKey(), List.of(field.getValue().asString(""))));
        authorizer
                .properties()
                .forEach(field -> fields.put(
                        GatewayIdentity.HEADER_PREFIX + field.getKey(),
                        List.of(field.getValue().asString(""))));
        return Headers.of(fields);
    }

    private static boolean isReserved(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith(GatewayIdentity.HEADER_PREFIX.toLowerCase(Locale.ROOT));
    }

    private static byte[] body(JsonNode event) {
        var body = event.path("body").asString("");
        return event.path("isBase64Encoded").asBoolean(false)
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
    }
}
