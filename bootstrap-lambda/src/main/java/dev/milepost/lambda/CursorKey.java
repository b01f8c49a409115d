package dev.milepost.lambda;

import dev.milepost.adapters.aws.parameters.StoredParameter;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** What cursors of lists are signed with: a secret that whoever is the first of all to need it makes. */
record CursorKey(Supplier<StoredParameter> secret) implements Supplier<byte[]> {
    private static final int BYTES = 32;

    @Override
    public byte[] get() {
        return Base64.getDecoder()
                .decode(secret.get().readOrCreate(CursorKey::make).value());
    }

    private static String make() {
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
