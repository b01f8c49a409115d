package dev.milepost.adapters.local.javalin;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A body that has to keep coming: after some patience it must have brought {@value #MIN_BYTES_PER_SECOND} bytes for each second. The
 * idle timeout of a connection alone is met by one byte now and then, which can go on for ever.
 */
final class PacedInputStream extends FilterInputStream {
    static final int MIN_BYTES_PER_SECOND = 1_000;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final LongSupplier nanoTime;
    private final long startedAt;
    private final long patienceNanos;
    private long received;
    private boolean ended;

    /**
     * @param patience how long the body may come as slowly as it likes
     * @param nanoTime a steady clock
     */
    PacedInputStream(InputStream in, Duration patience, LongSupplier nanoTime) {
        super(in);
        this.nanoTime = nanoTime;
        startedAt = nanoTime.getAsLong();
        patienceNanos = patience.toNanos();
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        account(one < 0 ? -1 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var count = super.read(buffer, offset, length);
        account(count);
        return count;
    }

    /** Reads on and throws away, at most so much; gives up where the body does. */
    void drain(int maxBytes) {
        if (ended) {
            return;
        }
        var buffer = new byte[8192];
        try {
            for (long drained = 0; !ended && drained < maxBytes; ) {
                drained += Math.max(0, read(buffer, 0, buffer.length));
            }
        } catch (IOException gone) {
            ended = true;
        }
    }

    private void account(int count) throws IOException {
        if (count < 0) {
            ended = true;
            return;
        }
        received += count;
        var elapsed = nanoTime.getAsLong() - startedAt;
        if (elapsed > patienceNanos + received * NANOS_PER_SECOND / MIN_BYTES_PER_SECOND) {
            throw new IOException("a body came too slowly");
        }
    }
}
