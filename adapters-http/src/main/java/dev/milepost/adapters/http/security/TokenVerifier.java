package dev.milepost.adapters.http.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.milepost.domain.people.AccountId;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/**
 * Tells genuine access tokens from all others. A genuine one is remembered for its life, because checking a signature costs more than
 * storing a position. Safe for concurrent use.
 */
public final class TokenVerifier {
    private static final int REMEMBERED = 20_000;
    private static final int MAX_LENGTH = 2_000;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final ExpiringMap<String, AccessToken> genuine;

    public TokenVerifier(SigningKeys keys, InstantSource clock) {
        genuine = new ExpiringMap<>(REMEMBERED, clock);
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new ImmutableJWKSet<>(keys.publicKeys())));
        processor.setJWTClaimsSetVerifier(new ClaimsVerifier(clock));
    }

    /** What the token states; empty if it is malformed, expired, unsigned, or not signed by one of our keys for this API. */
    public Optional<AccessToken> verify(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var known = genuine.get(token);
        return known.isPresent() ? known : verifySignature(token);
    }

    private Optional<AccessToken> verifySignature(String token) {
        try {
            var claims = processor.process(token, null);
            var verified = new AccessToken(
                    new AccountId(claims.getSubject()),
                    claims.getStringClaim(AccessToken.FAMILY),
                    claims.getExpirationTime().toInstant());
            genuine.put(token, verified, verified.expiresAt());
            return Optional.of(verified);
        } catch (ParseException | BadJOSEException | JOSEException refused) {
            return Optional.empty();
        }
    }

    private static final class ClaimsVerifier extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final InstantSource clock;

        ClaimsVerifier(InstantSource clock) {
            super(
                    AccessToken.AUDIENCE,
                    new JWTClaimsSet.Builder().issuer(AccessToken.ISSUER).build(),
                    Set.of("sub", "exp", AccessToken.FAMILY));
            this.clock = clock;
            setMaxClockSkew(0);
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
