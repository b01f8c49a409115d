package dev.milepost.adapters.local.metrics;

import dev.milepost.adapters.http.dispatch.RequestObserver;
import dev.milepost.adapters.http.dispatch.RequestRecord;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;

/** Counts and times requests by endpoint and status, and watches the JVM. Safe for concurrent use. */
public final class PrometheusMetrics implements RequestObserver {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    public PrometheusMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    @Override
    public void answered(RequestRecord request) {
        // The route's template, not the path: as many series as there are endpoints, whatever clients ask for.
        Timer.builder("milepost.http.requests")
                .tags("method", request.method(), "route", request.route(), "status", String.valueOf(request.status()))
                .serviceLevelObjectives(
                        Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10))
                .register(registry)
                .record(request.took());
    }

    /** Everything measured so far, in Prometheus's text format. */
    public String scrape() {
        return registry.scrape();
    }
}
