package dev.milepost.application.fake;

import dev.milepost.application.port.PasswordHash;
import dev.milepost.application.port.PasswordHasher;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Hides passwords from nobody, at once: salted with a number and written backwards. */
public final class ReversingPasswordHasher implements PasswordHasher {
    private final AtomicInteger salts = new AtomicInteger();

    @Override
    public PasswordHash hash(String password) {
        return new PasswordHash(salts.incrementAndGet() + "$" + reversed(password));
    }

    @Override
    public boolean verify(String password, Optional<PasswordHash> hash) {
        return hash.map(PasswordHash::value)
                .filter(value -> value.substring(value.indexOf('$') + 1).equals(reversed(password)))
                .isPresent();
    }

    private static String reversed(String password) {
        return new StringBuilder(password).reverse().toString();
    }
}
