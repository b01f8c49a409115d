package dev.milepost.adapters.http.dispatch;

import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.RequestRefused;
import dev.milepost.adapters.http.security.Identity;
import dev.milepost.adapters.http.security.Identity.Credential;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** A token bucket for each account and each device key: so many requests a second, and a burst after a pause. Safe for concurrent use. */
public final class RateLimiter {
    private static final int MAX_BUCKETS = 50_000;
    private static final double NANOS = 1e9;

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final int perSecond;
    private final int burst;
    private final LongSupplier nanoTime;

    /**
     * @param perSecond 0: no limit
     * @param burst how many requests may come at once after a pause
     * @param nanoTime a steady clock
     */
    public RateLimiter(int perSecond, int burst, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanoTime = nanoTime;
    }

    private record Bucket(double tokens, long at, boolean granted) {}

    /** Takes one request's worth. @throws RequestRefused with status 429 if there is none left */
    public void admit(Identity identity) {
        take(limitedAs(identity)).ifPresent(wait -> {
            throw new RequestRefused(
                    Problem.of(ProblemType.TOO_MANY_REQUESTS, "Slow down.").retryAfter(wait));
        });
    }

    private static String limitedAs(Identity identity) {
        return switch (identity.credential()) {
            case Credential.Session session ->
                "account " + identity.caller().accountId().value();
            case Credential.Device device -> "device " + device.keyId().value();
        };
    }

    /** Takes one request's worth. @return how long to wait if there is none left */
    Optional<Duration> take(String caller) {
        if (perSecond == 0) {
            return Optional.empty();
        }
        if (buckets.size() > MAX_BUCKETS) {
            var now = nanoTime.getAsLong();
            buckets.values().removeIf(bucket -> refilled(bucket, now) >= burst);
        }
        var bucket = buckets.compute(caller, (key, known) -> next(Optional.ofNullable(known)));
        return bucket.granted()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos((long) Math.ceil((1 - bucket.tokens()) / perSecond * NANOS)));
    }

    private Bucket next(Optional<Bucket> known) {
        var now = nanoTime.getAsLong();
        double tokens = known.map(bucket -> refilled(bucket, now)).orElse((double) burst);
        return tokens >= 1 ? new Bucket(tokens - 1, now, true) : new Bucket(tokens, now, false);
    }

    private double refilled(Bucket bucket, long now) {
        return Math.min(burst, bucket.tokens() + (now - bucket.at()) / NANOS * perSecond);
    }
}
