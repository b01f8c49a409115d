package dev.milepost.server.bench;

import dev.milepost.server.bench.LiveBench.SentUploads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** Viewers of the live feed who note how long each change took to reach them, and one who never reads. */
final class LiveViewers implements AutoCloseable {
    private static final String TASK = "\"taskId\":\"";
    private static final String PROGRESS = "{\"type\":\"progress\"";

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<WebSocket> sockets = new ArrayList<>();
    private final Socket dead;
    private final Map<String, Integer> tasks = new HashMap<>();
    private final SentUploads sent;
    private final Latencies latencies = new Latencies();
    private boolean measuring;

    private LiveViewers(URI server, String token, int viewers, List<String> tasks, SentUploads sent)
            throws IOException {
        this.sent = sent;
        IntStream.range(0, tasks.size()).forEach(i -> this.tasks.put(tasks.get(i), i));
        this.dead = neverReading(server, token);
        var address = URI.create("ws://" + server.getAuthority() + "/api/v1/live");
        for (int i = 0; i < viewers; i++) {
            sockets.add(client.newWebSocketBuilder()
                    .subprotocols("milepost.live", token)
                    .buildAsync(address, new Viewer())
                    .join());
        }
    }

    /** @param tasks as {@link SentUploads} counts them */
    static LiveViewers open(URI server, String token, int viewers, List<String> tasks, SentUploads sent) {
        try {
            return new LiveViewers(server, token, viewers, tasks, sent);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static Socket neverReading(URI server, String token) throws IOException {
        var socket = new Socket(server.getHost(), server.getPort());
        socket.getOutputStream()
                .write(("GET /api/v1/live HTTP/1.1\r\nHost: " + server.getAuthority()
                                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: " + token
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Counts from now on. */
    synchronized void measure() {
        measuring = true;
    }

    /** Counts no more. @return how long each change took from its upload to each viewer */
    synchronized Latencies stop() {
        measuring = false;
        return latencies;
    }

    private synchronized void came(String message, long at) {
        if (measuring && message.startsWith(PROGRESS)) {
            int from = message.indexOf(TASK) + TASK.length();
            latencies.add(at - sent.sentAt(tasks.get(message.substring(from, message.indexOf('"', from)))));
        }
    }

    private final class Viewer implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                came(parts.toString(), System.nanoTime());
                parts.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }

    @Override
    public void close() {
        sockets.forEach(WebSocket::abort);
        client.shutdownNow();
        try {
            dead.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
