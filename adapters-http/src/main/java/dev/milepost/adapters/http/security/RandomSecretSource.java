package dev.milepost.adapters.http.security;

import dev.milepost.application.port.SecretSource;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets of 256 bits from the platform's cryptographic random source, 43 characters in URL-safe Base64 (RFC 4648, 5). */
public final class RandomSecretSource implements SecretSource {
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
