package dev.milepost.lambda.logging;

import dev.milepost.adapters.http.dispatch.RequestObserver;
import dev.milepost.adapters.http.dispatch.RequestRecord;

/**
 * A line for each request, which is its metrics too: CloudWatch makes metrics of lines in its Embedded Metric Format, at no call. Names the
 * account by its identifier alone.
 */
public final class RequestMetrics implements RequestObserver {
    private static final int SERVER_FAULTS = 500;
    private static final int THROTTLED = 429;
    private static final String DECLARATION = "{\"Timestamp\":%d,\"CloudWatchMetrics\":[{\"Namespace\":\"Milepost\","
            + "\"Dimensions\":[[\"route\"]],\"Metrics\":[{\"Name\":\"ms\",\"Unit\":\"Milliseconds\"},"
            + "{\"Name\":\"faults\",\"Unit\":\"Count\"},{\"Name\":\"throttled\",\"Unit\":\"Count\"}]}]}";

    @Override
    public void answered(RequestRecord request) {
        JsonLine.begin()
                .text("level", "INFO")
                .text("method", request.method())
                .text("route", request.method() + " " + request.route())
                .number("status", request.status())
                .number("ms", request.took().toMillis())
                .number("faults", request.status() >= SERVER_FAULTS ? 1 : 0)
                .number("throttled", request.status() == THROTTLED ? 1 : 0)
                .text(
                        "account",
                        request.account().map(account -> account.value()).orElse("-"))
                .text("answer", request.requestId())
                .raw("_aws", DECLARATION.formatted(System.currentTimeMillis()))
                .write();
    }
}
