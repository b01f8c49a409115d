package dev.milepost.adapters.http.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

/**
 * The key pairs that access tokens are signed with: the newest signs, all of them verify. Rotating means adding one, and dropping the
 * oldest once every token that it signed has expired. ES256 (RFC 7518, 3.4) rather than Ed25519, because every JDK since 15 has it built
 * in, while the JWT library needs a second library for Ed25519. Its text form hides the keys.
 */
public final class SigningKeys {
    private static final int KEPT = 3;

    private final List<ECKey> newestFirst;

    private SigningKeys(List<ECKey> newestFirst) {
        this.newestFirst = newestFirst;
    }

    /** One fresh key. */
    public static SigningKeys generate(Instant now) {
        return new SigningKeys(List.of(newKey(now)));
    }

    /**
     * Reads a JSON Web Key Set (RFC 7517) as {@link #toJson} writes it.
     *
     * @throws IllegalArgumentException if it is none, or has no private P-256 key
     */
    public static SigningKeys fromJson(String json) {
        try {
            var keys = JWKSet.parse(json).getKeys().stream()
                    .map(JWK::toECKey)
                    .filter(key -> key.isPrivate() && key.getCurve().equals(Curve.P_256) && key.getIssueTime() != null)
                    .sorted(Comparator.comparing(JWK::getIssueTime).reversed())
                    .toList();
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("the key set has no private P-256 key with an issue time");
            }
            return new SigningKeys(keys);
        } catch (ParseException | ClassCastException malformed) {
            throw new IllegalArgumentException("not a set of EC keys", malformed);
        }
    }

    /** The whole set with the private parts: a secret. */
    public String toJson() {
        return new JWKSet(List.<JWK>copyOf(newestFirst)).toString(false);
    }

    /** These keys with a fresh one that signs from now on; the oldest of more than {@value #KEPT} are dropped. */
    public SigningKeys rotate(Instant now) {
        return new SigningKeys(Stream.concat(Stream.of(newKey(now)), newestFirst.stream())
                .limit(KEPT)
                .toList());
    }

    /** When the key that signs was made. */
    public Instant newestMadeAt() {
        return newest().getIssueTime().toInstant();
    }

    /** A secret for another purpose, of 32 bytes: the same as long as the oldest key is kept. */
    public byte[] derived(String purpose) {
        return Hmac.sha256(newestFirst.getLast().getD().decode(), purpose.getBytes(StandardCharsets.UTF_8));
    }

    ECKey newest() {
        return newestFirst.getFirst();
    }

    JWKSet publicKeys() {
        return new JWKSet(List.<JWK>copyOf(newestFirst)).toPublicJWKSet();
    }

    private static ECKey newKey(Instant now) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .issueTime(Date.from(now))
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("the JDK can't make a P-256 key", e);
        }
    }

    @Override
    public String toString() {
        return "SigningKeys" + newestFirst.stream().map(JWK::getKeyID).toList();
    }
}
