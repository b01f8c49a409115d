package dev.milepost.adapters.http.catalogue;

import dev.milepost.adapters.http.security.Hmac;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Cursors of lists, signed so that no client makes one up, changes one or takes one of another list: what stands in them is nobody's but
 * ours to choose (HMAC-SHA-256, RFC 2104, shortened to 128 bits). Safe for concurrent use.
 */
public final class Cursors {
    private static final int TAG_BYTES = 16;

    private final Supplier<byte[]> key;

    /** @param key a secret of 256 bits that all who serve the same lists share; asked for with each cursor, so that it had better remember */
    public Cursors(Supplier<byte[]> key) {
        this.key = key;
    }

    /**
     * A cursor as text that goes into an address as it is.
     *
     * @param list whose it is
     * @param last where the list goes on after
     */
    public String seal(String list, String last) {
        var content = last.getBytes(StandardCharsets.UTF_8);
        var sealed = new ByteArrayOutputStream();
        sealed.writeBytes(tag(list, content));
        sealed.writeBytes(content);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.toByteArray());
    }

    /** Where the list goes on after; empty for what {@link #seal} didn't make for it. */
    public Optional<String> open(String list, String cursor) {
        if (!cursor.matches("[A-Za-z0-9_-]+")) {
            return Optional.empty();
        }
        try {
            var sealed = Base64.getUrlDecoder().decode(cursor);
            var tag = Arrays.copyOf(sealed, Math.min(TAG_BYTES, sealed.length));
            var content = Arrays.copyOfRange(sealed, tag.length, sealed.length);
            return MessageDigest.isEqual(tag, tag(list, content))
                    ? Optional.of(new String(content, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private byte[] tag(String list, byte[] content) {
        return Arrays.copyOf(
                Hmac.sha256(key.get(), (list + "\0").getBytes(StandardCharsets.UTF_8), content), TAG_BYTES);
    }
}
