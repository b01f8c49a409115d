package dev.milepost.lambda.logging;

/** A line for each call of a function that isn't by HTTP, which is its metrics too: see {@link RequestMetrics}. */
public final class CallMetrics {
    private static final String DECLARATION = "{\"Timestamp\":%d,\"CloudWatchMetrics\":[{\"Namespace\":\"Milepost\","
            + "\"Dimensions\":[[\"function\"]],\"Metrics\":[{\"Name\":\"ms\",\"Unit\":\"Milliseconds\"},"
            + "{\"Name\":\"faults\",\"Unit\":\"Count\"}]}]}";
    private static final long NANOS_A_MILLI = 1_000_000;

    private final String function;
    private final long startedAt = System.nanoTime();

    /** @param function its name, as Lambda knows it */
    public CallMetrics(String function) {
        this.function = function;
    }

    public void done() {
        write(0);
    }

    public void failed() {
        write(1);
    }

    private void write(int faults) {
        JsonLine.begin()
                .text("level", "INFO")
                .text("function", function)
                .number("ms", (System.nanoTime() - startedAt) / NANOS_A_MILLI)
                .number("faults", faults)
                .raw("_aws", DECLARATION.formatted(System.currentTimeMillis()))
                .write();
    }
}
