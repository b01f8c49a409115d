package dev.milepost.adapters.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.milepost.domain.people.AccountId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TokenVerifierTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final AccessToken TOKEN =
            new AccessToken(new AccountId("account-1"), "family-1", NOW.plusSeconds(900));

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final InstantSource clock = time::get;
    private final SigningKeys keys = SigningKeys.generate(NOW);
    private final TokenVerifier verifier = new TokenVerifier(keys, clock);

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("milepost")
                .audience("milepost-api")
                .subject("account-1")
                .claim("fam", "family-1")
                .expirationTime(Date.from(NOW.plusSeconds(900)));
    }

    private String signed(JWTClaimsSet claims) throws Exception {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(keys.newest().getKeyID())
                        .build(),
                claims);
        jwt.sign(new ECDSASigner(keys.newest()));
        return jwt.serialize();
    }

    @Test
    void whatTheIssuerMakesIsGenuineUntilItExpires() {
        var token = new TokenIssuer(keys).issue(TOKEN);

        assertThat(verifier.verify(token)).contains(TOKEN);
        time.set(NOW.plusSeconds(899));
        assertThat(verifier.verify(token)).contains(TOKEN);
        time.set(NOW.plusSeconds(900));
        assertThat(verifier.verify(token)).isEmpty();
        assertThat(new TokenVerifier(keys, clock).verify(token)).isEmpty();
    }

    @Test
    void unsignedTokensAreRefused() {
        assertThat(verifier.verify(new PlainJWT(claims().build()).serialize())).isEmpty();
    }

    @Test
    void tokensOfOtherKeysAreRefused() {
        var foreign = new TokenIssuer(SigningKeys.generate(NOW)).issue(TOKEN);

        assertThat(verifier.verify(foreign)).isEmpty();
    }

    @Test
    void aPublicKeyIsNoSharedSecret() throws Exception {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(keys.newest().getKeyID())
                        .build(),
                claims().build());
        jwt.sign(new MACSigner(keys.newest().toECPublicKey().getEncoded()));

        assertThat(verifier.verify(jwt.serialize())).isEmpty();
    }

    @Test
    void tokensForOthersAreRefused() throws Exception {
        assertThat(verifier.verify(signed(claims().build()))).contains(TOKEN);
        assertThat(verifier.verify(signed(claims().issuer("other").build()))).isEmpty();
        assertThat(verifier.verify(signed(claims().audience("other").build()))).isEmpty();
        assertThat(verifier.verify(signed(claims().expirationTime(null).build())))
                .isEmpty();
        assertThat(verifier.verify(signed(claims().subject(null).build()))).isEmpty();
        assertThat(verifier.verify(signed(claims().claim("fam", null).build()))).isEmpty();
    }

    @Test
    void alteredAndGarbledTokensAreRefused() {
        var token = new TokenIssuer(keys).issue(TOKEN);
        var parts = token.split("\\.");

        assertThat(verifier.verify(parts[0] + "." + parts[1] + "x." + parts[2])).isEmpty();
        assertThat(verifier.verify(parts[0] + "." + parts[1] + ".")).isEmpty();
        assertThat(verifier.verify("")).isEmpty();
        assertThat(verifier.verify("a.b.c")).isEmpty();
        assertThat(verifier.verify("x".repeat(100_000))).isEmpty();
    }

    @Test
    void afterRotationTheNewKeySignsAndTheOldVerifies() {
        var rotated = keys.rotate(NOW.plusSeconds(60));
        var reread = SigningKeys.fromJson(rotated.toJson());
        var verifiesBoth = new TokenVerifier(reread, clock);

        assertThat(verifiesBoth.verify(new TokenIssuer(keys).issue(TOKEN))).contains(TOKEN);
        assertThat(verifiesBoth.verify(new TokenIssuer(reread).issue(TOKEN))).contains(TOKEN);
        assertThat(verifier.verify(new TokenIssuer(reread).issue(TOKEN))).isEmpty();
    }

    @Test
    void theOldestKeysAreDroppedByRotation() {
        var rotated = keys.rotate(NOW.plusSeconds(1)).rotate(NOW.plusSeconds(2)).rotate(NOW.plusSeconds(3));

        assertThat(new TokenVerifier(rotated, clock).verify(new TokenIssuer(keys).issue(TOKEN)))
                .isEmpty();
    }

    @Test
    void keysAreNeverShownByAccident() {
        assertThat(keys.toString()).doesNotContain(keys.newest().getD().toString());
    }

    @Test
    void aDamagedKeySetIsRefused() {
        assertThatThrownBy(() -> SigningKeys.fromJson("{\"keys\":[]}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SigningKeys.fromJson("nonsense")).isInstanceOf(IllegalArgumentException.class);
    }
}
