package dev.milepost.application.contract;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what happens in the background. */
final class Waiting {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Waiting() {}

    /** Returns as soon as the condition holds; fails the test if that takes too long. */
    static void until(String what, BooleanSupplier condition) {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still not: " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
