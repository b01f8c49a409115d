package dev.milepost.lambda.live;

import dev.milepost.adapters.http.live.LiveDoor;
import dev.milepost.adapters.http.live.LivePush;
import dev.milepost.lambda.EventFunction;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Sessions;
import dev.milepost.lambda.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Tells viewers what has changed. Woken by the streams of tracks and of connections, whose records it doesn't read: the feed knows what is
 * new. Each minute it ends, besides, connections whose session is over.
 */
public final class LivePushFunction extends EventFunction {
    /** What only the events of EventBridge have. */
    private static final String BY_THE_CLOCK = "\"detail-type\"";

    /** Nothing new: who watches is looked for, and what has changed since. */
    private static final List<String> PRIMING = List.of("{\"Records\": []}", "{\"detail-type\": \"Scheduled Event\"}");

    public LivePushFunction() {
        this(new Ports(new Settings(System.getenv())));
    }

    private LivePushFunction(Ports ports) {
        this(push(ports, new Sessions(ports)));
    }

    private LivePushFunction(LivePush push) {
        super((event, answer) -> tell(push, event), () -> PRIMING);
    }

    private static LivePush push(Ports ports, Sessions sessions) {
        return new LivePush(
                ports.feed(),
                ports.trackingQueries(),
                ports.liveConnections(),
                ports.livePost(),
                viewer -> LiveDoor.reasonToEnd(sessions.authenticator()
                        .flatMap(authenticator -> authenticator.session(viewer.account(), viewer.session()))),
                ports.clock());
    }

    private static void tell(LivePush push, InputStream event) throws IOException {
        if (new String(event.readAllBytes(), StandardCharsets.UTF_8).contains(BY_THE_CLOCK)) {
            push.sweep();
        }
        push.push();
    }
}
