package dev.milepost.server.bench;

import java.util.Arrays;

/** How long things took. Not for several threads at once. */
final class Latencies {
    private static final double NANOS_PER_MILLI = 1e6;

    private long[] nanos = new long[1 << 16];
    private int count;

    void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = took;
    }

    int count() {
        return count;
    }

    /** Milliseconds that this share, 0..1, stays below or at; NaN of none. */
    double quantile(double share) {
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return count == 0
                ? Double.NaN
                : sorted[(int) Math.min(count - 1L, Math.round(share * (count - 1)))] / NANOS_PER_MILLI;
    }
}
