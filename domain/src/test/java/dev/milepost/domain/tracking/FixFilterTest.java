package dev.milepost.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FixFilterTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    @Test
    void possibleFixesCount() {
        assertThat(counted(fix(0, 0), fix(10, 300), fix(20, 600))).hasSize(3);
    }

    @Test
    void aFixNoLaterThanTheOneBeforeDoesNotCount() {
        assertThat(counted(fix(10, 0), fix(10, 5), fix(9, 5), fix(11, 5))).containsExactly(fix(10, 0), fix(11, 5));
    }

    @Test
    void anImpossibleJumpDoesNotCount() {
        assertThat(counted(fix(0, 0), fix(5, 5_000), fix(10, 50))).containsExactly(fix(0, 0), fix(10, 50));
    }

    @Test
    void aWrongFirstFixIsOutvoted() {
        assertThat(counted(fix(0, 90_000), fix(5, 0), fix(10, 20), fix(15, 40), fix(20, 60)))
                .containsExactly(fix(0, 90_000), fix(15, 40), fix(20, 60));
    }

    @Test
    void jumpsThatDisagreeOutvoteNothing() {
        assertThat(counted(fix(0, 0), fix(5, 9_000), fix(10, -9_000), fix(15, 20_000), fix(20, 60)))
                .containsExactly(fix(0, 0), fix(20, 60));
    }

    @Test
    void aFixOfBadAccuracyDoesNotCount() {
        var bad = new Fix(
                Drive.START.plusSeconds(5),
                Shapes.at(10, 0),
                OptionalDouble.of(400),
                NONE,
                NONE,
                NONE,
                NONE,
                false,
                FixSource.APP);
        assertThat(counted(fix(0, 0), bad, fix(10, 20))).containsExactly(fix(0, 0), fix(10, 20));
    }

    @Test
    void signalsAgeFromLiveToStaleToLost() {
        var rules = TrackingRules.DEFAULTS;
        var heard = Optional.of(Drive.START);
        assertThat(rules.signal(heard, Drive.START.minusSeconds(3))).isEqualTo(Signal.LIVE);
        assertThat(rules.signal(heard, after(59))).isEqualTo(Signal.LIVE);
        assertThat(rules.signal(heard, after(60))).isEqualTo(Signal.STALE);
        assertThat(rules.signal(heard, after(299))).isEqualTo(Signal.STALE);
        assertThat(rules.signal(heard, after(300))).isEqualTo(Signal.LOST);
        assertThat(rules.signal(Optional.empty(), after(0))).isEqualTo(Signal.LOST);
    }

    private static Instant after(int seconds) {
        return Drive.START.plus(Duration.ofSeconds(seconds));
    }

    private static List<Fix> counted(Fix... fixes) {
        var filter = new FixFilter(TrackingRules.DEFAULTS);
        var counted = new ArrayList<Fix>();
        var memory = FixFilter.Memory.NONE;
        for (var fix : fixes) {
            memory = filter.judge(memory, fix);
            if (memory.justCounted(fix)) {
                counted.add(fix);
            }
        }
        return counted;
    }

    private static Fix fix(int second, double east) {
        return Fix.at(Drive.START.plusSeconds(second), Shapes.at(east, 0));
    }
}
