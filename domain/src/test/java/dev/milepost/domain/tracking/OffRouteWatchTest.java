package dev.milepost.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.geo.GeoPoint;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class OffRouteWatchTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final double CORRIDOR = 80;

    @Test
    void anEpisodeNeedsSeveralFixesAndSomeTime() {
        assertThat(after(0, 10, 500, 500).isOffRoute()).isFalse();
        assertThat(after(0, 40, 500, 500).isOffRoute()).isFalse();
        assertThat(after(0, 10, 500, 500, 500).isOffRoute()).isFalse();
        assertThat(after(0, 15, 500, 500, 500).isOffRoute()).isTrue();
    }

    @Test
    void oneFixInsideStartsTheCountAnew() {
        assertThat(after(0, 10, 500, 500, 500, 20, 500, 500, 500).isOffRoute()).isFalse();
    }

    @Test
    void whatTheAccuracyMayExplainIsNotOutside() {
        assertThat(after(50, 15, 120, 120, 120, 120).isOffRoute()).isFalse();
        assertThat(after(20, 15, 120, 120, 120, 120).isOffRoute()).isTrue();
    }

    @Test
    void anExcursionIsOneEpisodeWithItsTimesAndItsLargestDistance() {
        var watch = after(0, 15, 10, 200, 300, 400, 700, 300, 20, 10, 10);
        assertThat(watch.episodes())
                .containsExactly(new OffRouteEpisode(NINE.plusSeconds(15), Optional.of(NINE.plusSeconds(90)), 700));
        assertThat(watch.isOffRoute()).isFalse();
        assertThat(watch.metres()).isEqualTo(10);
    }

    @Test
    void standingAtTheEdgeMakesNoMoreThanOneEpisode() {
        var watch = after(0, 15, 90, 90, 90, 75, 90, 75, 75, 75, 90, 75, 90, 90, 90, 75, 90);
        assertThat(watch.episodes()).hasSize(1);
        assertThat(watch.isOffRoute()).isTrue();
    }

    @Test
    void theNextExcursionIsAnotherEpisode() {
        assertThat(after(0, 15, 200, 200, 200, 10, 10, 200, 200, 200, 10, 10).episodes())
                .extracting(OffRouteEpisode::from)
                .containsExactly(NINE, NINE.plusSeconds(75));
    }

    /** After fixes this far from the path, evenly apart. */
    private static OffRouteWatch after(double accuracy, int stepSeconds, double... distances) {
        var watch = OffRouteWatch.NONE;
        for (int i = 0; i < distances.length; i++) {
            var fix = fix(NINE.plusSeconds((long) i * stepSeconds), accuracy);
            watch = watch.advance(fix, distances[i], CORRIDOR, TrackingRules.DEFAULTS);
        }
        return watch;
    }

    private static Fix fix(Instant at, double accuracy) {
        var none = OptionalDouble.empty();
        return new Fix(
                at, new GeoPoint(0, 0), OptionalDouble.of(accuracy), none, none, none, none, false, FixSource.APP);
    }
}
