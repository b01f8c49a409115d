package dev.milepost.adapters.aws.dynamodb;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * How far a reader of the live feed has got: it has seen every change up to the horizon, and of the later ones those that are named. A
 * change is stamped before it is written, so that one of a little earlier may become visible after one of a little later; behind the
 * horizon nothing comes any more.
 *
 * @param horizon a number of {@link ChangeClock}
 * @param seen fingerprints of the changes after the horizon that were read
 */
record LiveCursor(long horizon, Set<Integer> seen) {
    private static final byte FORM = 1;
    private static final int HEAD_BYTES = 1 + Long.BYTES;

    /** So many fingerprints make a cursor of some 5 500 characters, which an address still holds. */
    static final int MOST_SEEN = 1_000;

    static int fingerprint(String task, long change) {
        return 31 * task.hashCode() + Long.hashCode(change);
    }

    boolean hasSeen(String task, long change) {
        return change <= horizon || seen.contains(fingerprint(task, change));
    }

    /** As text that goes into an address as it is. */
    String encode() {
        var buffer = ByteBuffer.allocate(HEAD_BYTES + seen.size() * Integer.BYTES + Integer.BYTES);
        buffer.put(FORM).putLong(horizon);
        seen.stream().sorted().forEach(buffer::putInt);
        buffer.putInt(checksum(buffer.array(), buffer.position()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    /** Empty for what {@link #encode} didn't write. */
    static Optional<LiveCursor> decode(String text) {
        if (!text.matches("[A-Za-z0-9_-]{18,6000}")) {
            return Optional.empty();
        }
        try {
            return decode(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static Optional<LiveCursor> decode(byte[] bytes) {
        var end = bytes.length - Integer.BYTES;
        var buffer = ByteBuffer.wrap(bytes);
        if (end < HEAD_BYTES
                || (end - HEAD_BYTES) % Integer.BYTES != 0
                || buffer.get() != FORM
                || buffer.getInt(end) != checksum(bytes, end)) {
            return Optional.empty();
        }
        var horizon = buffer.getLong();
        var seen = new HashSet<Integer>();
        while (buffer.position() < end) {
            seen.add(buffer.getInt());
        }
        return Optional.of(new LiveCursor(horizon, seen));
    }

    private static int checksum(byte[] bytes, int length) {
        var crc = new CRC32();
        crc.update(Arrays.copyOf(bytes, length));
        return (int) crc.getValue();
    }
}
