package dev.milepost.domain.tracking;

/** Reads what {@link VarintWriter} wrote. */
final class VarintReader {
    private static final int HIGHEST_SHIFT = 63;

    private final byte[] bytes;
    private int at;

    VarintReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int remaining() {
        return bytes.length - at;
    }

    /** 0..255. */
    int readByte() {
        if (at == bytes.length) {
            throw new CorruptTrackException("ends within a value");
        }
        return bytes[at++] & 0xFF;
    }

    long readUnsigned() {
        long value = 0;
        for (int shift = 0; shift <= HIGHEST_SHIFT; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new CorruptTrackException("a number doesn't end");
    }

    long readSigned() {
        long value = readUnsigned();
        return value >>> 1 ^ -(value & 1);
    }
}
