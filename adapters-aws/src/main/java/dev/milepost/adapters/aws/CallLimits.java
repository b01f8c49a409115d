package dev.milepost.adapters.aws;

import java.time.Duration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** How long a call of a service may take, so that whoever waits for it gets an answer in time whatever happens. */
public final class CallLimits {
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_WAIT = Duration.ofMillis(25);
    private static final Duration FIRST_WAIT_WHEN_THROTTLED = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private CallLimits() {}

    /**
     * Tries three times, after waits that grow and are spread at random.
     *
     * @param attempt how long one try may take
     * @param whole how long the call may take with all its tries
     */
    public static ClientOverrideConfiguration.Builder of(Duration attempt, Duration whole) {
        return ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(attempt)
                .apiCallTimeout(whole)
                .retryStrategy(StandardRetryStrategy.builder()
                        .maxAttempts(ATTEMPTS)
                        .backoffStrategy(BackoffStrategy.exponentialDelay(FIRST_WAIT, LONGEST_WAIT))
                        .throttlingBackoffStrategy(
                                BackoffStrategy.exponentialDelay(FIRST_WAIT_WHEN_THROTTLED, LONGEST_WAIT))
                        .build());
    }
}
