package dev.milepost.lambda;

import dev.milepost.adapters.aws.apigateway.ApiGatewayHost;
import dev.milepost.adapters.aws.apigateway.EdgeKey;
import dev.milepost.adapters.aws.apigateway.GatewayIdentity;
import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.adapters.http.dispatch.Cors;
import dev.milepost.adapters.http.dispatch.Dispatcher;
import dev.milepost.adapters.http.dispatch.Idempotency;
import dev.milepost.adapters.http.dispatch.RouteTree;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.lambda.logging.RequestMetrics;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP face of one unit: its endpoints, behind API Gateway. */
public final class HttpUnit {
    private static final Logger LOG = LoggerFactory.getLogger(HttpUnit.class);

    private HttpUnit() {}

    public static ApiGatewayHost host(Ports ports, List<Endpoint> endpoints) {
        return host(ports, new EndpointCatalogue(endpoints));
    }

    public static ApiGatewayHost host(Ports ports, EndpointCatalogue catalogue) {
        var routes = new RouteTree(catalogue);
        return host(ports, () -> routes);
    }

    /**
     * For what can't be put together while a store is away. That is tried at once, and by each request until it is done; meanwhile requests
     * are answered 503.
     */
    public static ApiGatewayHost host(Ports ports, Supplier<RouteTree> routes) {
        try {
            routes.get();
        } catch (StoreUnavailableException away) {
            LOG.warn("started without what is asked for again by the next request: {}", away.getMessage());
        }
        return new ApiGatewayHost(
                dispatcher(ports, routes), new EdgeKey(ports.settings().edgeKey()));
    }

    private static Dispatcher dispatcher(Ports ports, Supplier<RouteTree> routes) {
        var settings = ports.settings();
        return new Dispatcher(
                routes,
                new GatewayIdentity(),
                ports.limiter(),
                new Idempotency(ports.idempotency(), ports.clock()),
                new Cors(settings.corsOrigins()),
                ports.cursors(),
                new RequestMetrics(settings.function()));
    }
}
