package dev.milepost.lambda.routes;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.route.RouteEndpoints;
import dev.milepost.application.route.ArchiveRoute;
import dev.milepost.application.route.DesignRoute;
import dev.milepost.application.route.RouteQueries;
import dev.milepost.lambda.Ports;
import java.util.List;

/** The unit's use cases and endpoints, put together by hand. */
public final class Routes {
    private Routes() {}

    public static List<Endpoint> endpoints(Ports ports) {
        return new RouteEndpoints(
                        new DesignRoute(ports.routes(), ports.ids()),
                        new ArchiveRoute(ports.routes(), ports.tasks(), ports.clock()),
                        new RouteQueries(ports.routes()))
                .endpoints();
    }
}
