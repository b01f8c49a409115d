package dev.milepost.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AdvanceTest {
    private static final double SIGMA = 10;
    private static final double LENGTH = 10_000;
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    /** Within less than the way onwards after which a fall is believed. */
    @Property
    void whateverIsMeasuredWhatIsShownFallsByNoMoreThanNoise(
            @ForAll @Size(max = 12) List<@DoubleRange(min = 2_200, max = 5_000) Double> measured) {
        var advance = Advance.startingAt(START, 2_500, LENGTH);
        double farthest = 2_500;
        for (int i = 0; i < measured.size(); i++) {
            var next = advance.to(START.plusSeconds(10 * (i + 1)), measured.get(i), SIGMA, false);
            farthest = Math.max(farthest, next.alongMetres());
            assertThat(next.alongMetres()).isGreaterThanOrEqualTo(farthest - 3 * SIGMA);
            advance = next;
        }
    }

    @Test
    void whoTurnsBackIsFollowed() {
        var advance = Advance.startingAt(START, 2_500, LENGTH);
        for (int i = 1; i <= 10; i++) {
            advance = advance.to(START.plusSeconds(30 * i), 2_500 - 240 * i, SIGMA, true);
        }
        assertThat(advance.alongMetres()).isCloseTo(100, within(0.1));
    }

    @Test
    void aWrongPassThatLastsIsLeftAtLast() {
        var advance = Advance.startingAt(START, 8_000, LENGTH);
        for (int i = 1; i <= 40; i++) {
            advance = advance.to(START.plusSeconds(30 * i), 2_000 + 100 * i, SIGMA, false);
        }
        assertThat(advance.alongMetres()).isCloseTo(6_000, within(0.1));
    }
}
