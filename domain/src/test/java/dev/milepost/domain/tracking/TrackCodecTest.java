package dev.milepost.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.testing.GeoLifeTrace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TrackCodecTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final OptionalDouble NONE = OptionalDouble.empty();

    @Property(tries = 500)
    void aTrackComesBackAsItWas(@ForAll Random random, @ForAll @IntRange(min = 0, max = 80) int size) {
        var fixes = new ArrayList<Fix>();
        for (int i = 0; i < size; i++) {
            fixes.add(anyFix(random));
        }
        var track = Track.of(fixes);
        assertThat(TrackCodec.decode(TrackCodec.encode(track))).isEqualTo(track);
    }

    @Test
    void theBytesAreThoseOfTheDescription() {
        var track = Track.of(List.of(
                new Fix(
                        Instant.ofEpochMilli(1),
                        new GeoPoint(0.0000002, -0.0000001),
                        OptionalDouble.of(0.5),
                        NONE,
                        NONE,
                        NONE,
                        OptionalDouble.of(64),
                        true,
                        FixSource.PAGE),
                Fix.at(Instant.ofEpochMilli(10_001), new GeoPoint(0.0000002, -0.0000001)),
                Fix.at(Instant.ofEpochMilli(20_000), new GeoPoint(0.0000002, -0.0000001))));
        assertThat(HexFormat.of().formatHex(TrackCodec.encode(track)))
                .isEqualTo("0103" + "71" + "02" + "04" + "01" + "0a" + "8001" + "80" + "a09c01" + "0000" + "80" + "01"
                        + "0000");
    }

    @Test
    void aFixEachTenSecondsWithSpeedBearingAndAccuracyTakesAtMostFourteenBytes() {
        var path = Shapes.FIGURE_EIGHT;
        var random = new Random(4);
        var fixes = new ArrayList<Fix>();
        for (int i = 0; i < 60; i++) {
            fixes.add(new Fix(
                    NINE.plusMillis(10_000L * i + random.nextInt(40)),
                    Shapes.moved(path.pointAt(60 * i), 4 * random.nextGaussian(), 4 * random.nextGaussian()),
                    OptionalDouble.of(4 + 3 * random.nextDouble()),
                    OptionalDouble.of(6 + random.nextGaussian()),
                    OptionalDouble.of(360 * random.nextDouble()),
                    NONE,
                    NONE,
                    false,
                    FixSource.APP));
        }
        assertThat(TrackCodec.encode(Track.of(fixes)).length / 60.0).isLessThanOrEqualTo(14);
    }

    @Test
    void aRealTraceTakesFewBytesAFix() {
        var track = Track.of(GeoLifeTrace.read("008_20081024132624"));
        var bytes = TrackCodec.encode(track);
        assertThat(TrackCodec.decode(bytes)).isEqualTo(track);
        assertThat((double) bytes.length / track.fixes().size()).isLessThan(8);
    }

    @Test
    void everyTruncationIsNoticed() {
        var bytes = TrackCodec.encode(Track.of(List.of(anyFix(new Random(1)), anyFix(new Random(2)))));
        for (int length = 0; length < bytes.length; length++) {
            var truncated = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> TrackCodec.decode(truncated)).isInstanceOf(CorruptTrackException.class);
        }
        var longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatThrownBy(() -> TrackCodec.decode(longer)).isInstanceOf(CorruptTrackException.class);
    }

    @Property(tries = 2000)
    void anyBytesAreATrackOrCorrupt(@ForAll @Size(max = 60) byte[] bytes) {
        assertTrackOrCorrupt(bytes);
        if (bytes.length > 0) {
            bytes[0] = 1;
            assertTrackOrCorrupt(bytes);
        }
    }

    @Property(tries = 1000)
    void alteredBytesAreATrackOrCorrupt(@ForAll Random random) {
        var fixes = new ArrayList<Fix>();
        for (int i = 0; i < 5; i++) {
            fixes.add(anyFix(random));
        }
        var bytes = TrackCodec.encode(Track.of(fixes));
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        assertTrackOrCorrupt(bytes);
    }

    @Test
    void aHugeCountAllocatesNothing() {
        var bytes = HexFormat.of().parseHex("01ffffffff07");
        assertThatThrownBy(() -> TrackCodec.decode(bytes)).isInstanceOf(CorruptTrackException.class);
    }

    private static void assertTrackOrCorrupt(byte[] bytes) {
        try {
            var track = TrackCodec.decode(bytes);
            assertThat(TrackCodec.decode(TrackCodec.encode(track))).isEqualTo(track);
        } catch (CorruptTrackException corrupt) {
            assertThat(corrupt).hasMessageNotContaining("null");
        }
    }

    private static Fix anyFix(Random random) {
        return new Fix(
                Instant.ofEpochMilli(random.nextBoolean() ? random.nextLong(4_000_000_000_000L) : random.nextInt(1000)),
                new GeoPoint(180 * random.nextDouble() - 90, 360 * random.nextDouble() - 180),
                any(random, 0, 100_000),
                any(random, 0, 1_000),
                any(random, 0, 360),
                any(random, -1_000, 100_000),
                any(random, 0, 100),
                random.nextBoolean(),
                FixSource.values()[random.nextInt(3)]);
    }

    private static OptionalDouble any(Random random, double least, double most) {
        return random.nextBoolean() ? NONE : OptionalDouble.of(least + (most - least) * random.nextDouble());
    }
}
