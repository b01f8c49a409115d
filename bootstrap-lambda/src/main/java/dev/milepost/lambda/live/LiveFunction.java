package dev.milepost.lambda.live;

import dev.milepost.adapters.aws.websocket.LiveSocketHost;
import dev.milepost.adapters.http.live.LiveDoor;
import dev.milepost.adapters.http.live.LiveHandshake;
import dev.milepost.lambda.EventFunction;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Sessions;
import dev.milepost.lambda.Settings;
import java.util.List;
import java.util.stream.Stream;

/** Lets viewers of the live view in, and out. */
public final class LiveFunction extends EventFunction {
    private static final String CONNECT = """
            {"requestContext": {"routeKey": "$connect", "connectionId": "priming"}, "headers": {}}
            """;
    private static final String TOKEN = """
            {"requestContext": {"routeKey": "$default", "connectionId": "priming"}, "body": "{\\"token\\": \\"%s\\"}"}
            """;
    private static final String DISCONNECT = """
            {"requestContext": {"routeKey": "$disconnect", "connectionId": "priming"}}
            """;

    public LiveFunction() {
        this(new Ports(new Settings(System.getenv())));
    }

    private LiveFunction(Ports ports) {
        this(ports, new Sessions(ports));
    }

    private LiveFunction(Ports ports, Sessions sessions) {
        super(host(ports, sessions)::handle, () -> visitOfNobody(sessions));
    }

    private static LiveSocketHost host(Ports ports, Sessions sessions) {
        var handshake = new LiveHandshake(
                token -> sessions.authenticator().flatMap(authenticator -> authenticator.bearer(token)),
                ports.settings().liveOrigins());
        return new LiveSocketHost(new LiveDoor(handshake, ports.liveConnections(), ports.livePost(), ports.clock()));
    }

    /** A connection that there isn't comes, is refused for its token, and goes. */
    private static List<String> visitOfNobody(Sessions sessions) {
        var refused = sessions.tokenOfNobody().stream().map(TOKEN::formatted);
        return Stream.of(Stream.of(CONNECT), refused, Stream.of(DISCONNECT))
                .flatMap(events -> events)
                .toList();
    }
}
