package dev.milepost.adapters.http.testing;

/** An organisation on an application in memory. */
public final class Scenario extends Organisation {
    public final TestApplication app;

    public Scenario() {
        this(new TestApplication());
    }

    public Scenario(TestApplication app) {
        super(app.anyone(), app.as(TestApplication.ADMIN_EMAIL), app.clock);
        this.app = app;
    }
}
