package dev.milepost.adapters.http.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the pages, ready to be sent.
 *
 * @param mediaType with its charset where it is a text
 * @param gzipped empty where that saves nothing
 * @param etag quoted, of the content
 */
record PageFile(String mediaType, byte[] content, Optional<byte[]> gzipped, String etag) {
    static PageFile of(String mediaType, byte[] content) {
        var zipped = gzip(content);
        var tag = Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(content));
        return new PageFile(
                mediaType,
                content,
                zipped.length < content.length ? Optional.of(zipped) : Optional.empty(),
                '"' + tag.substring(0, 22) + '"');
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream(content.length / 3 + 64);
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
