package dev.milepost.adapters.aws.websocket;

import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.live.LiveDoor;
import dev.milepost.adapters.http.live.LiveHandshake;
import dev.milepost.adapters.http.live.LiveHandshake.Answer;
import dev.milepost.application.port.StoreUnavailableException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes the events of a WebSocket API: a viewer comes, says something, or has gone. */
public final class LiveSocketHost {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSocketHost.class);
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final LiveDoor door;

    public LiveSocketHost(LiveDoor door) {
        this.door = door;
    }

    /** What API Gateway does with the wish to connect; of other events it takes no notice. */
    private record Reply(int statusCode, Map<String, String> headers) {
        static Reply of(int status) {
            return new Reply(status, Map.of());
        }
    }

    /** @throws IllegalArgumentException if it isn't such an event */
    public void handle(InputStream event, OutputStream answer) {
        MAPPER.writeValue(answer, reply(MAPPER.readTree(event)));
    }

    private Reply reply(JsonNode event) {
        try {
            var id = event.at("/requestContext/connectionId").asString("");
            return switch (event.at("/requestContext/routeKey").asString("")) {
                case "$connect" -> connect(id, event);
                case "$disconnect" -> {
                    door.closed(id);
                    yield Reply.of(OK);
                }
                case "$default" -> {
                    door.text(id, event.path("body").asString(""));
                    yield Reply.of(OK);
                }
                default -> throw new IllegalArgumentException("not an event of a WebSocket API");
            };
        } catch (StoreUnavailableException away) {
            LOG.warn("live: {}", away.getMessage());
            return Reply.of(UNAVAILABLE);
        }
    }

    private Reply connect(String id, JsonNode event) {
        return switch (door.connect(id, headers(event.path("headers")), query(event.path("queryStringParameters")))) {
            case Answer.Refused refused -> Reply.of(refused.problem().type().status());
            case Answer.Accepted accepted ->
                new Reply(
                        OK,
                        accepted.protocol()
                                .map(protocol -> Map.of(LiveHandshake.PROTOCOL_HEADER, protocol))
                                .orElse(Map.of()));
        };
    }

    private static Headers headers(JsonNode fields) {
        return Headers.of(fields.propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> List.of(field.getValue().asString("")))));
    }

    /** API Gateway has decoded it. */
    private static String query(JsonNode parameters) {
        return parameters
                .propertyStream()
                .map(parameter -> encoded(parameter.getKey())
                        + "="
                        + encoded(parameter.getValue().asString("")))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
