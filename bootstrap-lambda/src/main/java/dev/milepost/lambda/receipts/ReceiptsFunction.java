package dev.milepost.lambda.receipts;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.milepost.adapters.aws.apigateway.ApiGatewayHost;
import dev.milepost.lambda.HttpUnit;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Settings;
import java.io.InputStream;
import java.io.OutputStream;

/** Receipts, from upload to a manager's decision over HTTP. */
public final class ReceiptsFunction implements RequestStreamHandler {
    private final ApiGatewayHost host;

    public ReceiptsFunction() {
        var ports = new Ports(new Settings(System.getenv()));
        host = HttpUnit.host(ports, Receipts.endpoints(ports));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        host.handle(event, answer);
    }
}
