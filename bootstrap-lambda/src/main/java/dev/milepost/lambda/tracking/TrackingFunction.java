package dev.milepost.lambda.tracking;

import dev.milepost.lambda.HttpFunction;
import dev.milepost.lambda.HttpUnit;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Settings;

/** Positions, tracks and progress over HTTP. */
public final class TrackingFunction extends HttpFunction {
    public TrackingFunction() {
        this(new Ports(new Settings(System.getenv())));
    }

    private TrackingFunction(Ports ports) {
        super(HttpUnit.host(ports, Tracking.endpoints(ports)), "/live");
    }
}
