package dev.milepost.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.milepost.adapters.aws.apigateway.ApiGatewayHost;
import dev.milepost.lambda.logging.JsonLine;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;

/** A function that answers requests. */
public abstract class HttpFunction implements RequestStreamHandler {
    private final Supplier<ApiGatewayHost> host;
    /** Kept here, because the context that it is registered with doesn't. */
    final Priming priming;

    /** @param primingPath of an endpoint that only reads, and that an admin may call */
    protected HttpFunction(Supplier<ApiGatewayHost> host, String primingPath) {
        this.host = host;
        this.priming = Priming.registered(host, primingPath);
    }

    @Override
    public final void handleRequest(InputStream event, OutputStream answer, Context context) {
        JsonLine.nameRequest(context.getAwsRequestId());
        host.get().handle(event, answer);
    }
}
