package dev.milepost.adapters.local.javalin;

import dev.milepost.adapters.http.live.LiveClose;
import dev.milepost.adapters.http.live.LiveWire;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** A Jetty WebSocket as the live room sees it. What fails on a connection ends it; Jetty tells the session so. */
record JettyWire(Session socket) implements LiveWire {
    @Override
    public void send(String text, Consumer<Boolean> sent) {
        socket.sendText(text, Callback.from(() -> sent.accept(true), failure -> sent.accept(false)));
    }

    @Override
    public void ping() {
        socket.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    }

    @Override
    public void close(LiveClose reason) {
        socket.close(reason.code(), reason.reason(), Callback.NOOP);
    }

    @Override
    public void cut() {
        socket.disconnect();
    }
}
