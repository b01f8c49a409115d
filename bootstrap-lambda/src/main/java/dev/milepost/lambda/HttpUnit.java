package dev.milepost.lambda;

import dev.milepost.adapters.aws.apigateway.ApiGatewayHost;
import dev.milepost.adapters.aws.apigateway.GatewayIdentity;
import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.adapters.http.dispatch.Cors;
import dev.milepost.adapters.http.dispatch.Dispatcher;
import dev.milepost.adapters.http.dispatch.Idempotency;
import dev.milepost.lambda.logging.RequestMetrics;
import java.util.List;
import java.util.function.Supplier;

/** The HTTP face of one unit: its endpoints, behind API Gateway. */
public final class HttpUnit {
    private HttpUnit() {}

    /** The same host each time. */
    public static Supplier<ApiGatewayHost> host(Ports ports, List<Endpoint> endpoints) {
        var host = new ApiGatewayHost(dispatcher(ports, new EndpointCatalogue(endpoints)));
        return () -> host;
    }

    public static Dispatcher dispatcher(Ports ports, EndpointCatalogue catalogue) {
        var settings = ports.settings();
        return new Dispatcher(
                catalogue,
                new GatewayIdentity(),
                ports.limiter(),
                new Idempotency(ports.idempotency(), ports.clock()),
                new Cors(settings.corsOrigins()),
                ports.cursors(),
                new RequestMetrics());
    }
}
