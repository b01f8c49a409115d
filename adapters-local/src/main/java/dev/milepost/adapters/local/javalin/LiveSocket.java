package dev.milepost.adapters.local.javalin;

import dev.milepost.adapters.http.live.LiveHandshake;
import dev.milepost.adapters.http.live.LiveHandshake.Answer;
import dev.milepost.adapters.http.live.LiveRoom;
import dev.milepost.adapters.http.live.LiveSession;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** Tells a live session what comes in on its socket. Jetty bounds what a message may hold, and closes with 1009 beyond that. */
public final class LiveSocket implements Session.Listener.AutoDemanding {
    private final LiveRoom room;
    private final Answer.Accepted accepted;
    private volatile Optional<LiveSession> session = Optional.empty();

    LiveSocket(LiveRoom room, Answer.Accepted accepted) {
        this.room = room;
        this.accepted = accepted;
    }

    @Override
    public void onWebSocketOpen(Session socket) {
        socket.setMaxTextMessageSize(LiveHandshake.MAX_FIRST_MESSAGE);
        socket.setMaxBinaryMessageSize(1);
        // The room's own pings and times tell the dead from the silent.
        socket.setIdleTimeout(Duration.ZERO);
        session = Optional.of(room.open(accepted, new JettyWire(socket)));
    }

    @Override
    public void onWebSocketText(String message) {
        session.ifPresent(open -> open.text(message));
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        session.ifPresent(LiveSession::pong);
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback done) {
        session.ifPresent(LiveSession::closed);
        done.succeed();
    }

    @Override
    public void onWebSocketError(Throwable failure) {
        session.ifPresent(LiveSession::closed);
    }
}
