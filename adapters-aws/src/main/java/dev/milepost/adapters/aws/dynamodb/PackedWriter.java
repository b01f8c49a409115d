package dev.milepost.adapters.aws.dynamodb;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Values in few bytes: whole numbers seven bits a byte, the lowest first, those that may be negative zigzag-coded before (Protocol
 * Buffers, "Encoding"). Read back by {@link PackedReader}.
 */
final class PackedWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    PackedWriter whole(long value) {
        var rest = value << 1 ^ value >> 63;
        for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
            bytes.write((int) (rest & 0x7F | 0x80));
        }
        bytes.write((int) rest);
        return this;
    }

    /** To the last bit. */
    PackedWriter decimal(double value) {
        return raw(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
    }

    PackedWriter flag(boolean value) {
        return whole(value ? 1 : 0);
    }

    PackedWriter text(String value) {
        return block(value.getBytes(StandardCharsets.UTF_8));
    }

    PackedWriter block(byte[] value) {
        return whole(value.length).raw(value);
    }

    private PackedWriter raw(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    /** An instant of whole milliseconds, short if it is near another. */
    PackedWriter instant(Optional<Instant> value, Instant near) {
        flag(value.isPresent());
        value.ifPresent(at -> whole(at.toEpochMilli() - near.toEpochMilli()));
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
