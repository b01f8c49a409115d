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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts and times requests by endpoint and status, and watches the JVM. Safe for concurrent use. */
public final class PrometheusMetrics implements RequestObserver {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

    /** By the route's template, not the path: as many as there are endpoints, whatever clients ask for. */
    private record Series(String method, String route, int status) {}

    public PrometheusMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    @Override
    public void answered(RequestRecord request) {
        timers.computeIfAbsent(new Series(request.method(), request.route(), request.status()), this::timer)
                .record(request.took());
    }

    private Timer timer(Series series) {
        return Timer.builder("milepost.http.requests")
                .tags("method", series.method(), "route", series.route(), "status", String.valueOf(series.status()))
                .serviceLevelObjectives(
                        Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10))
                .register(registry);
    }

    /** Everything measured so far, in Prometheus's text format. */
    public String scrape() {
        return registry.scrape();
    }
}
