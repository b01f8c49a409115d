package dev.milepost.application.fake;

import dev.milepost.application.port.SecretSource;
import java.util.concurrent.atomic.AtomicInteger;

/** Secrets that anybody can guess, of the length and the characters of real ones. */
public final class SequentialSecrets implements SecretSource {
    private final AtomicInteger made = new AtomicInteger();

    @Override
    public String next() {
        return "secret-%043d".formatted(made.incrementAndGet());
    }
}
