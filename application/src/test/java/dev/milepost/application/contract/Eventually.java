package dev.milepost.application.contract;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what is true soon rather than at once. */
public final class Eventually {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private Eventually() {}

    /** Returns as soon as the assertion holds; fails as it does if that takes too long. */
    public static void eventually(Runnable assertion) {
        for (var until = System.nanoTime() + PATIENCE_NANOS; !holds(assertion); ) {
            if (System.nanoTime() > until) {
                assertion.run();
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static boolean holds(Runnable assertion) {
        try {
            assertion.run();
            return true;
        } catch (AssertionError notYet) {
            return false;
        }
    }
}
