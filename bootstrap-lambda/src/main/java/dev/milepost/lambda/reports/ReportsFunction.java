package dev.milepost.lambda.reports;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.milepost.adapters.aws.apigateway.ApiGatewayHost;
import dev.milepost.lambda.HttpUnit;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Settings;
import java.io.InputStream;
import java.io.OutputStream;

/** Reports of weeks and months over HTTP. */
public final class ReportsFunction implements RequestStreamHandler {
    private final ApiGatewayHost host;

    public ReportsFunction() {
        var ports = new Ports(new Settings(System.getenv()));
        host = HttpUnit.host(ports, Reports.endpoints(ports));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        host.handle(event, answer);
    }
}
