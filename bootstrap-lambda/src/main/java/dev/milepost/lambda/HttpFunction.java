package dev.milepost.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.milepost.adapters.aws.apigateway.ApiGatewayHost;
import dev.milepost.lambda.logging.JsonLine;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A function that answers requests. */
public abstract class HttpFunction implements RequestStreamHandler {
    private static final String PRIMING = """
            {"version": "2.0", "rawPath": "/api/v1%s", "rawQueryString": "", "headers": {},
             "requestContext": {"stage": "$default", "http": {"method": "GET", "sourceIp": "127.0.0.1"},
             "authorizer": {"lambda": {"result": "known", "account": "priming", "role": "ADMIN", "session": "priming"}}},
             "isBase64Encoded": false}
            """;

    private final ApiGatewayHost host;
    /** Kept here, because the context that it is registered with doesn't. */
    final Priming priming;

    /** @param primingPath of an endpoint that only reads, and that an admin may call */
    protected HttpFunction(ApiGatewayHost host, String primingPath) {
        this.host = host;
        var event = PRIMING.formatted(primingPath).getBytes(StandardCharsets.UTF_8);
        this.priming =
                Priming.registered(() -> host.handle(new ByteArrayInputStream(event), OutputStream.nullOutputStream()));
    }

    @Override
    public final void handleRequest(InputStream event, OutputStream answer, Context context) {
        JsonLine.nameRequest(context.getAwsRequestId());
        host.handle(event, answer);
    }
}
