package dev.milepost.adapters.http.dispatch;

import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.exchange.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * An answer in a form that only who knows the secret can read: AES-256-GCM (NIST SP 800-38D) over status, headers and body, with a
 * random nonce before it. Some answers hold secrets that are shown once, and a store of answers must not keep those.
 */
final class SealedAnswer {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SealedAnswer() {}

    /** @param key 32 bytes, of this answer alone */
    static byte[] seal(HttpResponse answer, byte[] key) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var sealed = new ByteArrayOutputStream();
        sealed.writeBytes(nonce);
        sealed.writeBytes(cipher(Cipher.ENCRYPT_MODE, key, nonce, 0, encode(answer)));
        return sealed.toByteArray();
    }

    static HttpResponse open(byte[] sealed, byte[] key) {
        return decode(cipher(Cipher.DECRYPT_MODE, key, sealed, NONCE_BYTES, sealed));
    }

    private static byte[] cipher(int mode, byte[] key, byte[] nonce, int from, byte[] content) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
            return cipher.doFinal(content, from, content.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored answer can't be sealed or opened", e);
        }
    }

    private static byte[] encode(HttpResponse answer) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeShort(answer.status());
            out.writeShort(answer.headers().asMap().size());
            for (var field : answer.headers().asMap().entrySet()) {
                out.writeUTF(field.getKey());
                out.writeUTF(String.join(", ", field.getValue()));
            }
            out.write(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static HttpResponse decode(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var status = in.readUnsignedShort();
            var count = in.readUnsignedShort();
            Map<String, List<String>> fields = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                fields.put(in.readUTF(), List.of(in.readUTF()));
            }
            return new HttpResponse(status, Headers.of(fields), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
