package dev.milepost.lambda.routes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.milepost.adapters.aws.apigateway.ApiGatewayHost;
import dev.milepost.lambda.HttpUnit;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Settings;
import java.io.InputStream;
import java.io.OutputStream;

/** Routes and their versions over HTTP. */
public final class RoutesFunction implements RequestStreamHandler {
    private final ApiGatewayHost host;

    public RoutesFunction() {
        var ports = new Ports(new Settings(System.getenv()));
        host = HttpUnit.host(ports, Routes.endpoints(ports));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        host.handle(event, answer);
    }
}
