package dev.milepost.lambda.local.gateway;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * The open connections of the WebSocket API, and the management API over them: what is posted to one that is gone is answered 410
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html).
 */
public final class Connections {
    static final String PATH = "/@connections/";
    /** Of a message. */
    static final int MOST_BYTES = 128 * 1024;

    private static final int SECONDS_TO_SEND = 10;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Connection> open = new ConcurrentHashMap<>();

    private record Connection(Session session, Instant since, String sourceIp) {}

    String newId() {
        var bytes = new byte[11];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    void add(String id, Session session, String sourceIp) {
        open.put(id, new Connection(session, Instant.now(), sourceIp));
    }

    void remove(String id) {
        open.remove(id);
    }

    Reply manage(String id, Incoming request) {
        var connection = open.get(id);
        if (connection == null || !connection.session().isOpen()) {
            return error(410, "GoneException");
        }
        return switch (request.method()) {
            case "POST" ->
                request.body().length > MOST_BYTES
                        ? error(413, "PayloadTooLargeException")
                        : send(connection.session(), new String(request.body(), StandardCharsets.UTF_8));
            case "DELETE" -> {
                connection.session().close(1000, "", Callback.NOOP);
                yield Reply.empty(204);
            }
            case "GET" ->
                Reply.json(
                        200,
                        "{\"connectedAt\":\"%s\",\"lastActiveAt\":\"%s\",\"identity\":{\"sourceIp\":\"%s\"}}"
                                .formatted(connection.since(), Instant.now(), connection.sourceIp()));
            default -> Reply.message(403, "Forbidden");
        };
    }

    private static Reply send(Session session, String text) {
        var sent = new CompletableFuture<Void>();
        session.sendText(text, Callback.from(() -> sent.complete(null), sent::completeExceptionally));
        try {
            sent.orTimeout(SECONDS_TO_SEND, TimeUnit.SECONDS).join();
            return Reply.empty(200);
        } catch (CompletionException gone) {
            return error(410, "GoneException");
        }
    }

    private static Reply error(int status, String type) {
        return new Reply(status, List.of(Map.entry("x-amzn-errortype", type)), new byte[0]);
    }

    /** Ends all of them, as when the API is taken away. */
    public void closeAll() {
        open.values().forEach(connection -> connection.session().close(1001, "going away", Callback.NOOP));
    }
}
