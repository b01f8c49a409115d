package dev.milepost.lambda.tracking;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.tracking.TrackingEndpoints;
import dev.milepost.application.tracking.RecordFixes;
import dev.milepost.application.tracking.TrackingQueries;
import dev.milepost.lambda.Ports;
import java.util.List;

/** The unit's use cases and endpoints, put together by hand. */
public final class Tracking {
    private Tracking() {}

    public static List<Endpoint> endpoints(Ports ports) {
        return new TrackingEndpoints(
                        new RecordFixes(ports.tasks(), ports.tracker(), ports.summarise(), ports.clock()),
                        new TrackingQueries(
                                ports.tasks(),
                                ports.routes(),
                                ports.tracks(),
                                ports.feed(),
                                ports.tracker(),
                                ports.trackingRules(),
                                ports.clock()))
                .endpoints();
    }
}
