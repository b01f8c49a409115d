package dev.milepost.lambda.tracking;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.phone.PhoneEndpoints;
import dev.milepost.adapters.http.tracking.TrackingEndpoints;
import dev.milepost.application.tracking.PositionIntake;
import dev.milepost.application.tracking.QueueFixes;
import dev.milepost.application.tracking.RecordFixes;
import dev.milepost.application.tracking.RecordPhoneFixes;
import dev.milepost.application.tracking.StartedTasks;
import dev.milepost.lambda.Ports;
import java.util.List;
import java.util.stream.Stream;

/** The unit's use cases and endpoints, put together by hand. */
public final class Tracking {
    private Tracking() {}

    public static List<Endpoint> endpoints(Ports ports) {
        var record = intake(ports);
        var queries = ports.trackingQueries();
        var phones = new PhoneEndpoints(
                new RecordPhoneFixes(ports.tasks(), record, ports.clock()),
                ports.deviceKeyCheck(),
                ports.limiter(),
                ports.clock());
        return Stream.of(new TrackingEndpoints(record, queries).endpoints(), phones.endpoints())
                .flatMap(List::stream)
                .toList();
    }

    private static PositionIntake intake(Ports ports) {
        return ports.settings().queuesUploads()
                ? new QueueFixes(StartedTasks.reading(ports.tasks()), ports.fixQueue(), ports.clock())
                : recordFixes(ports);
    }

    static RecordFixes recordFixes(Ports ports) {
        return new RecordFixes(StartedTasks.reading(ports.tasks()), ports.tracker(), ports.summarise(), ports.clock());
    }
}
