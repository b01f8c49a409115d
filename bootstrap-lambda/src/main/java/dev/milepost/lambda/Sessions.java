package dev.milepost.lambda;

import dev.milepost.adapters.aws.parameters.StoredParameter;
import dev.milepost.adapters.http.security.AccessToken;
import dev.milepost.adapters.http.security.Authenticator;
import dev.milepost.adapters.http.security.SigningKeys;
import dev.milepost.adapters.http.security.TokenIssuer;
import dev.milepost.adapters.http.security.TokenVerifier;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.domain.people.AccountId;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whose tokens and sessions are good. */
public final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final Duration NOBODYS_TIME = Duration.ofMinutes(1);
    private static final String NOBODY = "priming";

    private final Ports ports;
    private final StoredParameter keys;
    private final Reloaded<Authenticator> authenticator;

    /** Reads the keys already now, while nobody waits. If they are away, whoever asks next tries again. */
    public Sessions(Ports ports) {
        this.ports = ports;
        this.keys = ports.secret(Ports.SIGNING_KEYS);
        this.authenticator = new Reloaded<>(() -> keys.read().orElseThrow(), this::authenticator);
        try {
            authenticator();
        } catch (StoreUnavailableException away) {
            LOG.warn("started without keys, which are asked for again by the next request: {}", away.getMessage());
        }
    }

    private Authenticator authenticator(String json) {
        return new Authenticator(
                new TokenVerifier(SigningKeys.fromJson(json), ports.clock()),
                ports.accounts(),
                ports.refreshTokens(),
                ports.deviceKeyCheck(),
                ports.clock());
    }

    /**
     * Made anew when the keys that sign tokens have changed; empty before there are keys, when no token can be genuine.
     *
     * @throws StoreUnavailableException if the keys can't be read and never were
     */
    public Optional<Authenticator> authenticator() {
        return keys.read().map(any -> authenticator.get());
    }

    /** A genuine token of no session: whoever looks at it goes the whole way, and lets nobody in. */
    public Optional<String> tokenOfNobody() {
        var expiry = ports.clock().instant().plus(NOBODYS_TIME);
        return keys.read()
                .map(secret -> new TokenIssuer(SigningKeys.fromJson(secret.value()))
                        .issue(new AccessToken(new AccountId(NOBODY), NOBODY, expiry)));
    }
}
