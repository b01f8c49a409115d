package dev.milepost.lambda.routes;

import dev.milepost.lambda.HttpFunction;
import dev.milepost.lambda.HttpUnit;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Settings;

/** Routes and their versions over HTTP. */
public final class RoutesFunction extends HttpFunction {
    public RoutesFunction() {
        this(new Ports(new Settings(System.getenv())));
    }

    private RoutesFunction(Ports ports) {
        super(HttpUnit.host(ports, Routes.endpoints(ports)), "/routes");
    }
}
