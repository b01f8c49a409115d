package dev.milepost.lambda.logging;

/** A line for each call of a function that isn't by HTTP, which is its metrics too: see {@link RequestMetrics}. */
public final class CallMetrics {
    private static final String BY_FUNCTION = Metrics.by(Metrics.FUNCTION, Metrics.MS, Metrics.FAULTS);
    private static final long NANOS_A_MILLI = 1_000_000;

    private final String function;
    private final long startedAt = System.nanoTime();

    /** @param function its name, as Lambda knows it */
    public CallMetrics(String function) {
        this.function = function;
    }

    public void done() {
        line(0).write();
    }

    public void failed() {
        line(1).write();
    }

    JsonLine line(int faults) {
        return JsonLine.begin()
                .text("level", "INFO")
                .text(Metrics.FUNCTION, function)
                .number(Metrics.MS, (System.nanoTime() - startedAt) / NANOS_A_MILLI)
                .number(Metrics.FAULTS, faults)
                .raw(Metrics.FIELD, Metrics.declaration(BY_FUNCTION));
    }
}
