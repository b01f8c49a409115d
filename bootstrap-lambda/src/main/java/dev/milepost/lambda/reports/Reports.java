package dev.milepost.lambda.reports;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.delivery.DeliveryEndpoints;
import dev.milepost.adapters.http.report.ReportEndpoints;
import dev.milepost.application.delivery.DeliveryQueries;
import dev.milepost.application.delivery.ManageWebhooks;
import dev.milepost.application.report.ReportQueries;
import dev.milepost.lambda.Ports;
import java.util.List;
import java.util.stream.Stream;

/** The unit's use cases and endpoints, put together by hand. */
public final class Reports {
    private Reports() {}

    public static List<Endpoint> endpoints(Ports ports) {
        var reports = new ReportEndpoints(
                new ReportQueries(ports.reportSources(), ports.settings().zone(), ports.clock()));
        // A function sits in no private network that a webhook could be meant to reach.
        var deliveries = new DeliveryEndpoints(
                new ManageWebhooks(
                        ports.webhooks(), ports.deliveries(), false, ports.ids(), ports.secrets(), ports.clock()),
                new DeliveryQueries(ports.deliveries()));
        return Stream.of(reports.endpoints(), deliveries.endpoints())
                .flatMap(List::stream)
                .toList();
    }
}
