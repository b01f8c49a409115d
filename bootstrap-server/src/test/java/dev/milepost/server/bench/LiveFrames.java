package dev.milepost.server.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What one viewer of the live feed gets. */
final class LiveFrames implements WebSocket.Listener, AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final LinkedBlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder parts = new StringBuilder();
    private final WebSocket socket;

    LiveFrames(URI server, String token) {
        socket = client.newWebSocketBuilder()
                .subprotocols("milepost.live", token)
                .buildAsync(URI.create("ws://" + server.getAuthority() + "/api/v1/live"), this)
                .join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        parts.append(data);
        if (last) {
            frames.add(parts.toString());
            parts.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    /** The code with which the server has closed, once it has. */
    int closeCode() throws Exception {
        return closed.get(20, TimeUnit.SECONDS);
    }

    /** The next frame with a text in it; those before it are left out. */
    String nextWith(String text) throws InterruptedException {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        for (var left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            var frame = frames.poll(left, TimeUnit.NANOSECONDS);
            if (frame != null && frame.contains(text)) {
                return frame;
            }
        }
        throw new AssertionError("no frame with " + text + " within twenty seconds");
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }
}
