package dev.milepost.adapters.aws.apigateway;

import dev.milepost.adapters.http.dispatch.Dispatcher;
import java.io.InputStream;
import java.io.OutputStream;

/** Serves the API behind an HTTP API of API Gateway, one event at a time. */
public final class ApiGatewayHost {
    private final Dispatcher dispatcher;
    private final EdgeKey edge;

    /**
     * @param dispatcher which takes {@link GatewayIdentity} for who sends a request, or looks at credentials itself
     * @param edge tells what CloudFront has passed on
     */
    public ApiGatewayHost(Dispatcher dispatcher, EdgeKey edge) {
        this.dispatcher = dispatcher;
        this.edge = edge;
    }

    /**
     * Answers one request.
     *
     * @param event of payload format 2.0
     * @param answer takes the response in the same format
     * @throws IllegalArgumentException if it isn't such an event
     */
    public void handle(InputStream event, OutputStream answer) {
        var request = GatewayRequest.read(event, edge);
        GatewayAnswer.of(dispatcher.handle(request), request).write(answer);
    }
}
