package dev.milepost.lambda.logging;

import dev.milepost.adapters.http.dispatch.RequestObserver;
import dev.milepost.adapters.http.dispatch.RequestRecord;

/**
 * A line for each request, which is its metrics too, see {@link Metrics}. A fault that was answered is none to Lambda, so that alarms go by
 * what is counted here. Names the account by its identifier alone.
 */
public final class RequestMetrics implements RequestObserver {
    private static final int SERVER_FAULTS = 500;
    private static final int THROTTLED = 429;
    private static final String BY_ROUTE_AND_FUNCTION =
            Metrics.by("route", Metrics.MS, Metrics.FAULTS, Metrics.THROTTLED) + ","
                    + Metrics.by(Metrics.FUNCTION, Metrics.FAULTS);

    private final String function;

    /** @param function its name, as Lambda knows it */
    public RequestMetrics(String function) {
        this.function = function;
    }

    @Override
    public void answered(RequestRecord request) {
        line(request).write();
    }

    JsonLine line(RequestRecord request) {
        return JsonLine.begin()
                .text("level", "INFO")
                .text(Metrics.FUNCTION, function)
                .text("method", request.method())
                .text("route", request.method() + " " + request.route())
                .number("status", request.status())
                .number(Metrics.MS, request.took().toMillis())
                .number(Metrics.FAULTS, request.status() >= SERVER_FAULTS ? 1 : 0)
                .number(Metrics.THROTTLED, request.status() == THROTTLED ? 1 : 0)
                .text(
                        "account",
                        request.account().map(account -> account.value()).orElse("-"))
                .text("answer", request.requestId())
                .raw(Metrics.FIELD, Metrics.declaration(BY_ROUTE_AND_FUNCTION));
    }
}
