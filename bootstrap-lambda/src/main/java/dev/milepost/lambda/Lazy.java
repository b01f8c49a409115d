package dev.milepost.lambda;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Made when it is first asked for, so that a function pays for nothing that it doesn't use. What fails is tried again by who asks next. */
public final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> make;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Optional<T> made = Optional.empty();

    public Lazy(Supplier<T> make) {
        this.make = make;
    }

    @Override
    public T get() {
        return made.orElseGet(this::makeOnce);
    }

    private T makeOnce() {
        lock.lock();
        try {
            if (made.isEmpty()) {
                made = Optional.of(make.get());
            }
            return made.get();
        } finally {
            lock.unlock();
        }
    }
}
