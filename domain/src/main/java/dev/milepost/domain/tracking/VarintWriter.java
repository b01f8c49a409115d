package dev.milepost.domain.tracking;

import java.util.Arrays;

/** Writes numbers in as many bytes as they need. */
final class VarintWriter {
    private static final int LONGEST = 10;

    private byte[] bytes = new byte[256];
    private int length;

    void writeByte(byte value) {
        reserve();
        bytes[length++] = value;
    }

    void writeUnsigned(long value) {
        reserve();
        long left = value;
        while ((left & ~0x7FL) != 0) {
            bytes[length++] = (byte) (left & 0x7F | 0x80);
            left >>>= 7;
        }
        bytes[length++] = (byte) left;
    }

    void writeSigned(long value) {
        writeUnsigned(value << 1 ^ value >> 63);
    }

    private void reserve() {
        if (bytes.length - length < LONGEST) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
