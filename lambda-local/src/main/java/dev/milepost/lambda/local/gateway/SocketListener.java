package dev.milepost.lambda.local.gateway;

import dev.milepost.lambda.local.gateway.SocketApi.Handshake.Accepted;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.function.Supplier;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** One connection: hands what comes to the API, message by message. */
public final class SocketListener implements Session.Listener.AutoDemanding {
    private final Supplier<SocketApi> api;
    private final Connections connections;
    private final Accepted accepted;
    private final Incoming request;
    private volatile Session session;

    /** @param api as it is at the moment: it may change while the connection is open */
    SocketListener(Supplier<SocketApi> api, Connections connections, Accepted accepted, Incoming request) {
        this.api = api;
        this.connections = connections;
        this.accepted = accepted;
        this.request = request;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        connections.add(accepted.id(), opened, request.sourceIp());
    }

    @Override
    public void onWebSocketText(String message) {
        take(message, false);
    }

    @Override
    public void onWebSocketBinary(ByteBuffer message, Callback callback) {
        var bytes = new byte[message.remaining()];
        message.get(bytes);
        callback.succeed();
        take(Base64.getEncoder().encodeToString(bytes), true);
    }

    private void take(String body, boolean binary) {
        api.get()
                .message(accepted.id(), accepted.context(), request, body, binary)
                .ifPresent(answer -> session.sendText(answer, Callback.NOOP));
    }

    @Override
    public void onWebSocketClose(int status, String reason) {
        connections.remove(accepted.id());
        api.get().disconnected(accepted.id(), accepted.context(), request, status);
    }
}
