package dev.milepost.server;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/** Says on the terminal what is being done and how long it took. */
final class Steps {
    /** Says nothing. */
    static final Steps SILENT =
            new Steps(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));

    private final PrintStream out;

    Steps(PrintStream out) {
        this.out = out;
    }

    <T> T time(String name, Supplier<T> step) {
        var began = System.nanoTime();
        var result = step.get();
        took(name, Duration.ofNanos(System.nanoTime() - began));
        return result;
    }

    void took(String name, Duration duration) {
        out.printf("  %-44s %6d ms%n", name, duration.toMillis());
    }
}
