package dev.milepost.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.domain.geo.GeoPoint;
import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FixTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final OptionalDouble NONE = OptionalDouble.empty();

    @Test
    void valuesAreRoundedToWhatIsKept() {
        var fix = new Fix(
                NINE.plusNanos(1_999_999),
                new GeoPoint(39.123456789, -116.987654321),
                OptionalDouble.of(4.26),
                OptionalDouble.of(3.456),
                OptionalDouble.of(359.96),
                OptionalDouble.of(-12.34),
                OptionalDouble.of(78.6),
                true,
                FixSource.PAGE);
        assertThat(fix)
                .isEqualTo(new Fix(
                        NINE.plusMillis(1),
                        new GeoPoint(39.1234568, -116.9876543),
                        OptionalDouble.of(4.3),
                        OptionalDouble.of(3.46),
                        OptionalDouble.of(360),
                        OptionalDouble.of(-12.3),
                        OptionalDouble.of(79),
                        true,
                        FixSource.PAGE));
        assertThat(fix.recordedAt()).isEqualTo(NINE.plusMillis(1));
        assertThat(fix.point().lat()).isEqualTo(39.1234568);
        assertThat(fix.battery()).hasValue(79);
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        assertThat(Measure.ACCURACY_METRES.isValid(-0.1)).isFalse();
        assertThat(Measure.SPEED.isValid(Double.NaN)).isFalse();
        assertThat(Measure.BEARING.isValid(360)).isTrue();
        assertThat(Measure.BATTERY.isValid(101)).isFalse();
        assertThatThrownBy(() -> withAccuracy(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> withAccuracy(Double.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTimeThatNobodyCouldKeepIsRefused() {
        assertThat(Fix.isValidTime(Instant.MAX)).isFalse();
        assertThat(Fix.isValidTime(Instant.EPOCH.minusMillis(1))).isFalse();
        assertThat(Fix.isValidTime(NINE)).isTrue();
        assertThatThrownBy(() -> Fix.at(Instant.MIN, new GeoPoint(0, 0))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Fix withAccuracy(double metres) {
        return new Fix(
                NINE, new GeoPoint(0, 0), OptionalDouble.of(metres), NONE, NONE, NONE, NONE, false, FixSource.API);
    }
}
