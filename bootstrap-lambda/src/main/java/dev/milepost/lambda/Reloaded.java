package dev.milepost.lambda;

import dev.milepost.adapters.aws.parameters.StoredParameter.Secret;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/** Something that is made of a secret, and made anew when the secret has changed. Safe for concurrent use. */
public final class Reloaded<T> implements Supplier<T> {
    private final Supplier<Secret> secret;
    private final Function<String, T> make;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Made<T>> made = Optional.empty();

    private record Made<T>(long version, T value) {}

    /** @param secret asked each time, so that it had better remember */
    public Reloaded(Supplier<Secret> secret, Function<String, T> make) {
        this.secret = secret;
        this.make = make;
    }

    @Override
    public T get() {
        var newest = secret.get();
        lock.lock();
        try {
            if (made.filter(known -> known.version() == newest.version()).isEmpty()) {
                made = Optional.of(new Made<>(newest.version(), make.apply(newest.value())));
            }
            return made.get().value();
        } finally {
            lock.unlock();
        }
    }
}
