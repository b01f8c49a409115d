package dev.milepost.adapters.http.sending;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Says who sent a message and when: {@code t=1764000000,v1=…}, the second of sending since 1970 and HMAC-SHA256 (RFC 2104) with the
 * webhook's secret over that number, a full stop and the body, in hexadecimal digits. A receiver computes the same, compares in constant
 * time, and drops what is older than a few minutes.
 */
final class Signature {
    static final String HEADER = "Milepost-Signature";
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    static String of(String secret, Instant at, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((at.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII));
            return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
