package dev.milepost.application.port;

import java.util.Optional;

/** Makes and checks password hashes by a slow, salted function. Safe for concurrent use. */
public interface PasswordHasher {
    PasswordHash hash(String password);

    /**
     * Whether the password is the hashed one. Without a hash it is not, and finding that out takes as long as a check
     * would, so that time doesn't tell which addresses are known.
     */
    boolean verify(String password, Optional<PasswordHash> hash);
}
