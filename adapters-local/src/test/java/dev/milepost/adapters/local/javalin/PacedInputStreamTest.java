package dev.milepost.adapters.local.javalin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacedInputStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicLong nanos = new AtomicLong();

    /** A body of this size, of which each read takes a second. */
    private PacedInputStream body(int size) {
        return new PacedInputStream(
                new ByteArrayInputStream(new byte[size]),
                PATIENCE,
                () -> nanos.getAndAdd(Duration.ofSeconds(1).toNanos()));
    }

    @Test
    void aByteNowAndThenIsNotEnough() throws IOException {
        var body = body(100);
        for (int second = 1; second <= 30; second++) {
            assertThat(body.read()).isZero();
        }

        assertThatThrownBy(body::read).isInstanceOf(IOException.class);
    }

    @Test
    void aBodyThatKeepsComingMayTakeLong() throws IOException {
        var body = body(200 * PacedInputStream.MIN_BYTES_PER_SECOND);
        var buffer = new byte[PacedInputStream.MIN_BYTES_PER_SECOND];

        for (int second = 1; second <= 200; second++) {
            assertThat(body.read(buffer)).isEqualTo(buffer.length);
        }
        assertThat(body.read(buffer)).isEqualTo(-1);
    }

    @Test
    void drainingStopsAtTheEndAtTheBoundAndAtAFault() throws IOException {
        body(100).drain(1_000_000);
        var large = body(100_000);
        large.drain(10_000);
        assertThat(large.readAllBytes().length).isBetween(80_000, 90_000);
    }
}
