package dev.milepost.lambda.site;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.adapters.http.openapi.DocsEndpoints;
import dev.milepost.adapters.http.operations.OperationsEndpoints;
import dev.milepost.adapters.http.security.SigningKeys;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.people.People;
import dev.milepost.lambda.receipts.Receipts;
import dev.milepost.lambda.reports.Reports;
import dev.milepost.lambda.routes.Routes;
import dev.milepost.lambda.tasks.Tasks;
import dev.milepost.lambda.tracking.Tracking;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The whole catalogue, for descriptions and for telling what isn't there from what isn't allowed. */
public final class Site {
    private Site() {}

    public static EndpointCatalogue catalogue(Ports ports) {
        var operations = new OperationsEndpoints(
                version(), ports.settings().clockOffset(), Map.of("database", ports::tablesAnswer), Optional.empty());
        // The keys sign nothing here: requests for people go to their own function.
        var keys = SigningKeys.generate(ports.clock().instant());
        var endpoints = Stream.of(
                        People.endpoints(ports, keys),
                        Routes.endpoints(ports),
                        Tasks.endpoints(ports),
                        Tracking.endpoints(ports),
                        Receipts.endpoints(ports),
                        Reports.endpoints(ports),
                        operations.endpoints())
                .<Endpoint>flatMap(List::stream)
                .toList();
        return DocsEndpoints.describing(endpoints, version());
    }

    private static String version() {
        return Optional.ofNullable(Site.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
