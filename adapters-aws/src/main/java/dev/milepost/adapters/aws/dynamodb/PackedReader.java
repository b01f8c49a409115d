package dev.milepost.adapters.aws.dynamodb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Reads what {@link PackedWriter} wrote. @throws RuntimeException of some kind for bytes that it didn't write */
final class PackedReader {
    private final ByteBuffer bytes;

    PackedReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    long whole() {
        var value = 0L;
        var shift = 0;
        byte next;
        do {
            next = bytes.get();
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return value >>> 1 ^ -(value & 1);
    }

    int integer() {
        return Math.toIntExact(whole());
    }

    double decimal() {
        return bytes.getDouble();
    }

    boolean flag() {
        return whole() == 1;
    }

    String text() {
        return new String(block(), StandardCharsets.UTF_8);
    }

    byte[] block() {
        var length = integer();
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException(
                    "a block of " + length + " bytes where " + bytes.remaining() + " are left");
        }
        var block = new byte[length];
        bytes.get(block);
        return block;
    }

    Optional<Instant> instant(Instant near) {
        return flag() ? Optional.of(near.plusMillis(whole())) : Optional.empty();
    }
}
