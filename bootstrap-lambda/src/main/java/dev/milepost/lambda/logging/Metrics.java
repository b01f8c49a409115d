package dev.milepost.lambda.logging;

/**
 * What CloudWatch makes metrics of: a line of the log that says which of its fields are some, in the Embedded Metric Format, at no call. The
 * names here are those that alarms watch.
 */
public final class Metrics {
    public static final String NAMESPACE = "Milepost";
    /** How many requests or calls failed by our own fault or by an outage. */
    public static final String FAULTS = "faults";
    /** The dimension by which a function's alarm finds its faults: the name that Lambda knows it by. */
    public static final String FUNCTION = "function";

    static final String MS = "ms";
    static final String THROTTLED = "throttled";
    static final String FIELD = "_aws";

    private static final String DIRECTIVE =
            "{\"Namespace\":\"" + NAMESPACE + "\",\"Dimensions\":[[\"%s\"]],\"Metrics\":[%s]}";

    private Metrics() {}

    /** Declares that fields of the line are metrics by another of its fields. */
    static String by(String dimension, String... fields) {
        var metrics = new StringBuilder();
        for (var field : fields) {
            metrics.append(metrics.isEmpty() ? "" : ",")
                    .append("{\"Name\":\"%s\",\"Unit\":\"%s\"}"
                            .formatted(field, field.equals(MS) ? "Milliseconds" : "Count"));
        }
        return DIRECTIVE.formatted(dimension, metrics);
    }

    /** The value of {@link #FIELD}, as of now. */
    static String declaration(String directives) {
        return "{\"Timestamp\":" + System.currentTimeMillis() + ",\"CloudWatchMetrics\":[" + directives + "]}";
    }
}
