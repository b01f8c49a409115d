package dev.milepost.lambda.reports;

import dev.milepost.lambda.HttpFunction;
import dev.milepost.lambda.HttpUnit;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Settings;

/** Reports of weeks and months over HTTP. */
public final class ReportsFunction extends HttpFunction {
    public ReportsFunction() {
        this(new Ports(new Settings(System.getenv())));
    }

    private ReportsFunction(Ports ports) {
        super(HttpUnit.host(ports, Reports.endpoints(ports)), "/reports");
    }
}
