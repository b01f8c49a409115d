package dev.milepost.lambda;

import dev.milepost.adapters.aws.parameters.StoredParameter;
import dev.milepost.adapters.http.security.Authenticator;
import dev.milepost.adapters.http.security.SigningKeys;
import dev.milepost.adapters.http.security.TokenVerifier;

/** Tells whose tokens and sessions are good. */
public final class Sessions {
    private Sessions() {}

    /** Made anew when the keys that sign tokens have changed. @throws java.util.NoSuchElementException later, while there are none */
    public static Reloaded<Authenticator> authenticator(Ports ports, StoredParameter keys) {
        return new Reloaded<>(
                () -> keys.read().orElseThrow(),
                json -> new Authenticator(
                        new TokenVerifier(SigningKeys.fromJson(json), ports.clock()),
                        ports.accounts(),
                        ports.refreshTokens(),
                        ports.deviceKeyCheck(),
                        ports.clock()));
    }
}
