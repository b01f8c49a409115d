package dev.milepost.lambda.reports;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.report.ReportEndpoints;
import dev.milepost.application.report.ReportQueries;
import dev.milepost.lambda.Ports;
import java.util.List;

/** The unit's use cases and endpoints, put together by hand. */
public final class Reports {
    private Reports() {}

    public static List<Endpoint> endpoints(Ports ports) {
        return new ReportEndpoints(new ReportQueries(
                        ports.reports(),
                        ports.receipts(),
                        ports.accounts(),
                        ports.teams(),
                        ports.settings().zone(),
                        ports.clock()))
                .endpoints();
    }
}
