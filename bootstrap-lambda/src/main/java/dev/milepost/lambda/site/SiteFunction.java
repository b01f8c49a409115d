package dev.milepost.lambda.site;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.milepost.adapters.aws.apigateway.ApiGatewayHost;
import dev.milepost.lambda.HttpUnit;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Settings;
import java.io.InputStream;
import java.io.OutputStream;

/** Answers what no other function is asked for. */
public final class SiteFunction implements RequestStreamHandler {
    private final ApiGatewayHost host;

    public SiteFunction() {
        var ports = new Ports(new Settings(System.getenv()));
        host = new ApiGatewayHost(HttpUnit.dispatcher(ports, Site.catalogue(ports)));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        host.handle(event, answer);
    }
}
