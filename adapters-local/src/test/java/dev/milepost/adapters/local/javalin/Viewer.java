package dev.milepost.adapters.local.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the live view. */
final class Viewer implements WebSocket.Listener, AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    private Viewer(int port, String query, String... protocols) {
        var builder = CLIENT.newWebSocketBuilder();
        if (protocols.length > 0) {
            builder.subprotocols(protocols[0], Arrays.copyOfRange(protocols, 1, protocols.length));
        }
        socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/v1/live" + query), this)
                .join();
    }

    /** With the token in the first message. */
    static Viewer withFirstMessage(int port, String token, Optional<String> since) {
        var viewer = new Viewer(port, since.map(cursor -> "?since=" + cursor).orElse(""));
        return viewer.send("{\"token\": \"" + token + "\"}");
    }

    static Viewer withProtocols(int port, String... protocols) {
        return new Viewer(port, "", protocols);
    }

    static Viewer silent(int port) {
        return new Viewer(port, "");
    }

    /** Sends, though the server may have had enough before it is through. */
    Viewer send(String text) {
        socket.sendText(text, true);
        return this;
    }

    String protocol() {
        return socket.getSubprotocol();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            messages.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }

    JsonNode next() throws InterruptedException {
        var text = messages.poll(10, TimeUnit.SECONDS);
        assertThat(text).as("a message within ten seconds").isNotNull();
        return JSON.readTree(text);
    }

    /** The code with which the server has closed, once it has. */
    int closeCode() throws Exception {
        return closed.get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
