package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.port.StoreUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Tries again what somebody else was in the way of, after waits that grow and are spread at random ("full jitter": Brooker, Exponential
 * Backoff And Jitter, AWS Architecture Blog, 2015).
 */
final class Backoff {
    private static final int TRIES = 10;
    private static final Duration FIRST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMillis(640);

    private Backoff() {}

    /**
     * @param attempt empty if it has to be tried again
     * @param what for the log: what didn't come about
     * @throws StoreUnavailableException after {@value #TRIES} tries, some three seconds
     */
    static <T> T retry(String what, Supplier<Optional<T>> attempt) {
        for (var tries = 0; tries < TRIES; tries++) {
            var result = attempt.get();
            if (result.isPresent()) {
                return result.get();
            }
            pause(tries);
        }
        throw new StoreUnavailableException(what + ": gave up after " + TRIES + " tries");
    }

    /** How long to wait before the next try, after so many and one: anything up to a bound that doubles. */
    static Duration wait(int tries, RandomGenerator random) {
        var longest = Math.min(LONGEST.toMillis(), FIRST.toMillis() << tries);
        return Duration.ofMillis(random.nextLong(longest + 1));
    }

    private static void pause(int tries) {
        try {
            Thread.sleep(wait(tries, ThreadLocalRandom.current()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while waiting for DynamoDB", e);
        }
    }
}
