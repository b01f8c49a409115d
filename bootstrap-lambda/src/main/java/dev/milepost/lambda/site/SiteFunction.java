package dev.milepost.lambda.site;

import dev.milepost.lambda.HttpFunction;
import dev.milepost.lambda.HttpUnit;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Settings;

/** Answers what no other function is asked for. */
public final class SiteFunction extends HttpFunction {
    public SiteFunction() {
        this(new Ports(new Settings(System.getenv())));
    }

    private SiteFunction(Ports ports) {
        super(HttpUnit.host(ports, Site.catalogue(ports)), "/ready");
    }
}
