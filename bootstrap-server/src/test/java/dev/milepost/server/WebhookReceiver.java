package dev.milepost.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;

/** Another system on this machine that is told of reports. */
final class WebhookReceiver implements AutoCloseable {
    private final HttpServer server;
    private final AtomicBoolean accepts = new AtomicBoolean(true);
    private final AtomicBoolean gotPing = new AtomicBoolean();

    WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var isPing = "ping".equals(exchange.getRequestHeaders().getFirst("Milepost-Event"));
            if (accepts.get() && isPing) {
                gotPing.set(true);
            }
            exchange.sendResponseHeaders(accepts.get() ? 204 : 503, -1);
            exchange.close();
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    void refuse() {
        accepts.set(false);
    }

    void accept() {
        accepts.set(true);
    }

    boolean hasGotPing() {
        return gotPing.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
