package dev.milepost.application.fake;

import dev.milepost.application.port.IdSource;
import java.util.concurrent.atomic.AtomicInteger;

/** Numbers as identifiers, in the order of their making. */
public final class SequentialIds implements IdSource {
    private final AtomicInteger made = new AtomicInteger();

    @Override
    public String next() {
        return "id-%09d".formatted(made.incrementAndGet());
    }
}
