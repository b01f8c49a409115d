package dev.milepost.adapters.http.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Date;

/** Makes access tokens: JWTs (RFC 7519) that name an account and its session, and nothing about its rights, which may change. */
public final class TokenIssuer {
    private final JWSHeader header;
    private final ECDSASigner signer;

    public TokenIssuer(SigningKeys keys) {
        var key = keys.newest();
        header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        try {
            signer = new ECDSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException("the newest key can't sign", e);
        }
    }

    /** The token in its compact form; its times are cut to whole seconds. */
    public String issue(AccessToken token) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(AccessToken.ISSUER)
                .audience(AccessToken.AUDIENCE)
                .subject(token.account().value())
                .claim(AccessToken.FAMILY, token.familyId())
                .expirationTime(Date.from(token.expiresAt()))
                .build();
        var jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("signing a token failed", e);
        }
        return jwt.serialize();
    }
}
