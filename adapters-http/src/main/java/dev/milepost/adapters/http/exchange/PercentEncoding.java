package dev.milepost.adapters.http.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoding of URIs (RFC 3986, 2.1), decoded strictly: what is malformed is refused, not guessed at. */
public final class PercentEncoding {
    private PercentEncoding() {}

    /** The decoded segment of a path; empty if an escape is malformed or the bytes are not UTF-8. */
    public static Optional<String> decodeSegment(String encoded) {
        return encoded.indexOf('%') < 0 ? Optional.of(encoded) : decode(encoded);
    }

    /** The decoded name or value of a query, where {@code +} is a space; empty as in {@link #decodeSegment(String)}. */
    public static Optional<String> decodeQuery(String encoded) {
        return decodeSegment(encoded.replace('+', ' '));
    }

    private static Optional<String> decode(String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            var c = encoded.charAt(i);
            if (c != '%') {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            var octet = octetAt(encoded, i + 1);
            if (octet < 0) {
                return Optional.empty();
            }
            bytes.write(octet);
            i += 2;
        }
        return utf8(bytes.toByteArray());
    }

    private static int octetAt(String text, int index) {
        if (index + 2 > text.length()) {
            return -1;
        }
        var high = Character.digit(text.charAt(index), 16);
        var low = Character.digit(text.charAt(index + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }
}
