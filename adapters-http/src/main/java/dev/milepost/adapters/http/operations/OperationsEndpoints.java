package dev.milepost.adapters.http.operations;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.json.About;
import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** {@code /health}, {@code /ready} and, where metrics are kept, {@code /metrics}. */
public final class OperationsEndpoints {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final String version;
    private final Duration clockOffset;
    private final Map<String, BooleanSupplier> checks;
    private final Optional<Supplier<String>> metrics;

    /**
     * @param clockOffset by which the clock is shifted, for tests and demos; zero in earnest
     * @param checks what has to answer before requests can be: each says quickly whether it does, and doesn't throw
     * @param metrics the page for Prometheus
     */
    public OperationsEndpoints(
            String version,
            Duration clockOffset,
            Map<String, BooleanSupplier> checks,
            Optional<Supplier<String>> metrics) {
        this.version = version;
        this.clockOffset = clockOffset;
        this.checks = Map.copyOf(checks);
        this.metrics = metrics;
    }

    /** @param clockOffset ISO 8601 */
    record HealthJson(
            String status,
            String version,

            @About("By how much the clock is shifted, for tests and demos")
            Optional<String> clockOffset) {}

    record ReadinessJson(String status, List<String> checked) {}

    public List<Endpoint> endpoints() {
        var endpoints = new ArrayList<Endpoint>();
        endpoints.add(Endpoint.get("/health", "health", "Whether the server is alive")
                .forAnyone()
                .answers(200, HealthJson.class)
                .atRootToo()
                .handledBy(request -> Response.ok(new HealthJson(
                        "UP",
                        version,
                        Optional.of(clockOffset).filter(by -> !by.isZero()).map(Duration::toString)))));
        endpoints.add(Endpoint.get("/ready", "ready", "Whether everything that the server needs answers")
                .forAnyone()
                .answers(200, ReadinessJson.class)
                .refuses(ProblemType.UNAVAILABLE)
                .atRootToo()
                .handledBy(request -> ready()));
        metrics.ifPresent(page -> endpoints.add(Endpoint.get("/metrics", "metrics", "Measurements for Prometheus")
                .forAnyone()
                .answersFile("text/plain")
                .atRootToo()
                .handledBy(request -> Response.bytes(PROMETHEUS_TEXT, page.get().getBytes(StandardCharsets.UTF_8)))));
        return endpoints;
    }

    private Response ready() {
        var results = new TreeMap<String, Boolean>();
        checks.forEach((name, check) -> results.put(name, check.getAsBoolean()));
        if (results.containsValue(false)) {
            var failed = results.entrySet().stream()
                    .filter(result -> !result.getValue())
                    .map(Map.Entry::getKey)
                    .toList();
            return Response.problem(Problem.of(ProblemType.UNAVAILABLE, "Not ready: " + String.join(", ", failed) + ".")
                    .with("failed", failed)
                    .retryAfter(RETRY_AFTER));
        }
        return Response.ok(new ReadinessJson("READY", List.copyOf(results.keySet())));
    }
}
