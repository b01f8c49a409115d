package dev.milepost.domain.tracking;

import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.geo.GeoPoint;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignalLossTest {
    private static final Duration LOST_AFTER = Duration.ofSeconds(300);

    @Test
    void aSignalIsLostFromAnAgeOn() {
        assertThat(loss(100, 399, 698, 701)).isEqualTo(new SignalLoss(0, Duration.ZERO));
        assertThat(loss(100, 400, 700, 701)).isEqualTo(new SignalLoss(2, Duration.ofSeconds(600)));
    }

    @Test
    void silenceFromTheStartAndUntilTheEndCounts() {
        assertThat(loss(500)).isEqualTo(new SignalLoss(2, Duration.ofSeconds(1_000)));
        assertThat(loss()).isEqualTo(new SignalLoss(1, Duration.ofSeconds(1_000)));
    }

    private static SignalLoss loss(int... heardAfterSeconds) {
        var fixes = IntStream.of(heardAfterSeconds)
                .mapToObj(seconds -> Fix.at(NINE.plusSeconds(seconds), new GeoPoint(31, 121)))
                .toList();
        return SignalLoss.of(Track.of(fixes), NINE, NINE.plusSeconds(1_000), LOST_AFTER);
    }
}
