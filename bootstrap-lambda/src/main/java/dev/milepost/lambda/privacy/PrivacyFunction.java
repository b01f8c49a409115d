package dev.milepost.lambda.privacy;

import dev.milepost.lambda.HttpFunction;
import dev.milepost.lambda.HttpUnit;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Settings;

/** Exports and erasures of personal data over HTTP, and the log of both. */
public final class PrivacyFunction extends HttpFunction {
    public PrivacyFunction() {
        this(new Ports(new Settings(System.getenv())));
    }

    private PrivacyFunction(Ports ports) {
        super(HttpUnit.host(ports, Privacy.endpoints(ports)), "/accounts/nobody/privacy-log");
    }
}
