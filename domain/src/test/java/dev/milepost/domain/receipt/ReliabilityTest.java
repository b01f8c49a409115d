package dev.milepost.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.domain.receipt.Reliability.Claim;
import dev.milepost.domain.receipt.Reliability.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
    @Test
    void claimsAreHeldAgainstWhatCameTrueRangeByRange() {
        var reliability = Reliability.of(
                List.of(new Claim(1, true), new Claim(0.6, true), new Claim(0.5, false), new Claim(0.6, false)));

        assertThat(reliability.ranges()).hasSize(2);
        var middle = reliability.ranges().getFirst();
        assertThat(middle.readings()).isEqualTo(3);
        assertThat(middle.claimed()).isCloseTo(1.7 / 3, within(1e-9));
        assertThat(middle.right()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(reliability.ranges().getLast()).isEqualTo(new Range(0.99, 1, 1, 1, 1));
    }

    @Test
    void theErrorIsTheMeanDifferenceOverAllReadings() {
        var reliability = Reliability.of(List.of(new Claim(1, true), new Claim(0.6, false)));

        assertThat(reliability.error()).isCloseTo(0.3, within(1e-9));
        assertThat(Reliability.of(List.of()).error()).isZero();
    }
}
