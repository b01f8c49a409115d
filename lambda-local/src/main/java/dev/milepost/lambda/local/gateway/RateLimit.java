package dev.milepost.lambda.local.gateway;

import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;

/** A share of requests as API Gateway gives it: a bucket of {@code burst} tokens that gets {@code rate} of them a second. */
final class RateLimit {
    private final double rate;
    private final double burst;
    private final LongSupplier nanos;
    private double tokens;
    private long last;

    RateLimit(double rate, double burst, LongSupplier nanos) {
        this.rate = rate;
        this.burst = burst;
        this.nanos = nanos;
        this.tokens = burst;
        this.last = nanos.getAsLong();
    }

    /** @param settings of a route; without limits nothing is refused */
    static RateLimit of(JsonNode settings) {
        return new RateLimit(
                settings.path("ThrottlingRateLimit").asDouble(Integer.MAX_VALUE),
                settings.path("ThrottlingBurstLimit").asDouble(Integer.MAX_VALUE),
                System::nanoTime);
    }

    synchronized boolean allows() {
        var now = nanos.getAsLong();
        tokens = Math.min(burst, tokens + (now - last) / 1e9 * rate);
        last = now;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
