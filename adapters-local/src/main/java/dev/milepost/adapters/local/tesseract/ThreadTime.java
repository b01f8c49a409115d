package dev.milepost.adapters.local.tesseract;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The processor time of the current thread: a machine that is busy with other things takes none of it, so that the same page gets the same looks. */
final class ThreadTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ThreadTime() {}

    /** Nanoseconds, native code included. */
    static long nanos() {
        return THREADS.getCurrentThreadCpuTime();
    }
}
