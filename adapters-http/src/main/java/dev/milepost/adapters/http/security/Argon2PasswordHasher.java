package dev.milepost.adapters.http.security;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.milepost.application.port.PasswordHash;
import dev.milepost.application.port.PasswordHasher;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Argon2id (RFC 9106) with the OWASP Password Storage Cheat Sheet's parameters: 19 MiB, two passes, one lane. As many hashes as there
 * are processors are computed at a time, so that a flood of sign-ins takes neither all memory nor all time.
 */
public final class Argon2PasswordHasher implements PasswordHasher {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int LENGTH = 32;
    private static final int SALT_LENGTH = 16;
    private static final Argon2Function FUNCTION =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, LENGTH, Argon2.ID);

    private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    /** Stands in for the hash of an unknown account. */
    private final PasswordHash nobody = hash("nobody has this password");

    @Override
    public PasswordHash hash(String password) {
        processors.acquireUninterruptibly();
        try {
            return new PasswordHash(Password.hash(password)
                    .addRandomSalt(SALT_LENGTH)
                    .with(FUNCTION)
                    .getResult());
        } finally {
            processors.release();
        }
    }

    @Override
    public boolean verify(String password, Optional<PasswordHash> hash) {
        return matches(password, hash.orElse(nobody)) && hash.isPresent();
    }

    private boolean matches(String password, PasswordHash hash) {
        processors.acquireUninterruptibly();
        try {
            // The parameters come from the hash itself: older hashes stay valid when ours are raised.
            return Password.check(password, hash.value()).with(Argon2Function.getInstanceFromHash(hash.value()));
        } finally {
            processors.release();
        }
    }
}
