package dev.milepost.adapters.http.sending;

import dev.milepost.adapters.http.security.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Says who sent a message and when: {@code t=1764000000,v1=…}, the second of sending since 1970 and HMAC-SHA256 (RFC 2104) with the
 * webhook's secret over that number, a full stop and the body, in hexadecimal digits. A receiver computes the same, compares in constant
 * time, and drops what is older than a few minutes.
 */
final class Signature {
    static final String HEADER = "Milepost-Signature";

    private Signature() {}

    static String of(String secret, Instant at, byte[] body) {
        var seconds = String.valueOf(at.getEpochSecond());
        var tag = Hmac.sha256(
                secret.getBytes(StandardCharsets.UTF_8), (seconds + ".").getBytes(StandardCharsets.US_ASCII), body);
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(tag);
    }
}
