package dev.milepost.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.geo.GeoPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TrackTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    @Property(tries = 300)
    void theSamePointsSentTwiceAndShuffledGiveTheSameTrack(
            @ForAll Random random, @ForAll @IntRange(min = 0, max = 40) int size) {
        var fixes = new ArrayList<Fix>();
        for (int i = 0; i < size; i++) {
            fixes.add(fix(i, random.nextInt(3), random.nextInt(3)));
        }
        var track = Track.of(fixes);
        var again = new ArrayList<>(fixes);
        again.addAll(fixes);
        Collections.shuffle(again, random);
        int cut = again.isEmpty() ? 0 : random.nextInt(again.size());
        var inParts = Track.of(again.subList(0, cut)).with(again.subList(cut, again.size()));
        assertThat(inParts).isEqualTo(track);
        assertThat(track.fixes()).extracting(Fix::recordedAt).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void theFirstOfTwoFixesOfOneInstantIsKeptWhicheverIsMoreAccurate() {
        assertThat(Track.of(List.of(fix(0, 1, 9), fix(0, 2, 5))).fixes()).containsExactly(fix(0, 1, 9));
        assertThat(Track.of(List.of(fix(0, 1, 5))).with(List.of(fix(0, 2, 9))).fixes())
                .containsExactly(fix(0, 1, 5));
    }

    @Test
    void aPartHoldsTheFixesFromAnInstantUntilBeforeAnother() {
        var track = Track.of(List.of(fix(1, 0, 5), fix(2, 0, 5), fix(3, 0, 5)));
        assertThat(track.between(NINE.plusSeconds(1), NINE.plusSeconds(3)).fixes())
                .containsExactly(fix(1, 0, 5), fix(2, 0, 5));
    }

    private static Fix fix(int second, int lat, int accuracy) {
        var none = OptionalDouble.empty();
        return new Fix(
                NINE.plusSeconds(second),
                new GeoPoint(lat, 0),
                OptionalDouble.of(accuracy),
                none,
                none,
                none,
                none,
                false,
                FixSource.APP);
    }
}
