package dev.milepost.lambda.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.milepost.adapters.aws.websocket.LiveSocketHost;
import dev.milepost.adapters.http.live.LiveDoor;
import dev.milepost.adapters.http.live.LiveHandshake;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Sessions;
import dev.milepost.lambda.Settings;
import dev.milepost.lambda.logging.JsonLine;
import java.io.InputStream;
import java.io.OutputStream;

/** Lets viewers of the live view in, and out. */
public final class LiveFunction implements RequestStreamHandler {
    private final LiveSocketHost host;

    public LiveFunction() {
        this(new Ports(new Settings(System.getenv())));
    }

    private LiveFunction(Ports ports) {
        var authenticator = Sessions.authenticator(ports, ports.secret(Ports.SIGNING_KEYS));
        var handshake = new LiveHandshake(
                token -> authenticator.get().bearer(token), ports.settings().liveOrigins());
        host = new LiveSocketHost(new LiveDoor(handshake, ports.liveConnections(), ports.livePost(), ports.clock()));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        JsonLine.nameRequest(context.getAwsRequestId());
        host.handle(event, answer);
    }
}
