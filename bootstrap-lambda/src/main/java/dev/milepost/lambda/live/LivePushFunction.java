package dev.milepost.lambda.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.milepost.adapters.http.live.LiveDoor;
import dev.milepost.adapters.http.live.LivePush;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Sessions;
import dev.milepost.lambda.Settings;
import dev.milepost.lambda.logging.JsonLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Tells viewers what has changed. Woken by the streams of tracks and of connections, whose records it doesn't read: the feed knows what is
 * new. Each minute it ends, besides, connections whose session is over.
 */
public final class LivePushFunction implements RequestStreamHandler {
    /** What only the events of EventBridge have. */
    private static final String BY_THE_CLOCK = "\"detail-type\"";

    private final LivePush push;

    public LivePushFunction() {
        this(new Ports(new Settings(System.getenv())));
    }

    private LivePushFunction(Ports ports) {
        var authenticator = Sessions.authenticator(ports, ports.secret(Ports.SIGNING_KEYS));
        push = new LivePush(
                ports.feed(),
                ports.trackingQueries(),
                ports.liveConnections(),
                ports.livePost(),
                viewer -> LiveDoor.reasonToEnd(authenticator.get().session(viewer.account(), viewer.session())),
                ports.clock());
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        JsonLine.nameRequest(context.getAwsRequestId());
        if (new String(event.readAllBytes(), StandardCharsets.UTF_8).contains(BY_THE_CLOCK)) {
            push.sweep();
        }
        push.push();
    }
}
