package dev.milepost.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.domain.receipt.Reliability.Claim;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Property
    void whoClaimsMoreIsLeftWithMoreAndBothWithAProbability(
            @ForAll @DoubleRange(min = 0, max = 1) double one, @ForAll @DoubleRange(min = 0, max = 1) double other) {
        var standard = ScoringModel.STANDARD.calibration();
        var lower = standard.share(Math.min(one, other));
        var higher = standard.share(Math.max(one, other));

        assertThat(lower).isBetween(0.0, higher);
        assertThat(higher).isBetween(lower, 1.0);
    }

    @Property(tries = 50)
    void whateverItIsFittedToItIsMonotone(@ForAll @IntRange(min = 0, max = 1_000) int seed) {
        var random = new Random(seed);
        var claims = IntStream.range(0, 20)
                .mapToObj(i -> new Claim(random.nextDouble(), random.nextBoolean()))
                .toList();
        var fitted = Calibration.fit(claims, 1);

        for (var percent = 0; percent < 100; percent++) {
            assertThat(fitted.share(percent / 100.0)).isLessThanOrEqualTo(fitted.share((percent + 1) / 100.0));
        }
    }

    @Test
    void itLearnsHowMuchClaimsUnderstate() {
        // Of those that claim a half, four of five are right.
        var claims = IntStream.range(0, 1_000)
                .mapToObj(i -> new Claim(0.5, i % 5 > 0))
                .toList();

        assertThat(Calibration.fit(claims, 1).share(0.5)).isCloseTo(0.8, within(0.01));
    }

    @Test
    void withoutClaimsNothingIsChanged() {
        var fitted = Calibration.fit(List.of(), 1);

        assertThat(fitted.share(0.3)).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void aFallingCurveIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Calibration(-1, 0));
    }
}
