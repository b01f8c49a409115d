package dev.milepost.lambda.receipts;

import dev.milepost.lambda.HttpFunction;
import dev.milepost.lambda.HttpUnit;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Settings;

/** Receipts, from upload to a manager's decision over HTTP. */
public final class ReceiptsFunction extends HttpFunction {
    public ReceiptsFunction() {
        this(new Ports(new Settings(System.getenv())));
    }

    private ReceiptsFunction(Ports ports) {
        super(HttpUnit.host(ports, Receipts.endpoints(ports)), "/receipts");
    }
}
