package dev.milepost.adapters.aws.dynamodb;

import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.FixSource;
import dev.milepost.domain.tracking.Measure;
import dev.milepost.domain.tracking.Track;
import dev.milepost.domain.tracking.TrackCodec;
import dev.milepost.testing.Tasks;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** More fixes of one ten minutes than an item may hold. */
class TrackBoundTest {
    private static final TaskId TASK = Tasks.numbered(1).id();
    private static final int MOST_BYTES_OF_AN_ITEM = 400 * 1024;
    private static final int MOST_OF_AN_UPLOAD = 1_000;

    private final DynamoDb db = TestTables.of(Table.TRACKS);
    private final DynamoDbTrackRepository tracks = new DynamoDbTrackRepository(db, TestTables.KEEP_TRACKS);

    /** That can't be packed well: every value is as far from the last as can be. */
    private static Fix fix(int number) {
        var odd = number % 2;
        return new Fix(
                NINE.plusMillis(number * 60L + odd * 50L),
                new GeoPoint(odd * 180 - 90, odd * 359 - 179),
                extreme(Measure.ACCURACY_METRES, odd),
                extreme(Measure.SPEED, odd),
                extreme(Measure.BEARING, odd),
                extreme(Measure.ALTITUDE, odd),
                extreme(Measure.BATTERY, odd),
                false,
                FixSource.APP);
    }

    private static OptionalDouble extreme(Measure measure, int odd) {
        return OptionalDouble.of(odd == 0 ? measure.least() : measure.most());
    }

    private static List<Fix> fixes(int from, int to) {
        return IntStream.range(from, to).mapToObj(TrackBoundTest::fix).toList();
    }

    private int append(int from, int to) {
        return IntStream.iterate(from, start -> start < to, start -> start + MOST_OF_AN_UPLOAD)
                .map(start -> tracks.append(TASK, fixes(start, Math.min(to, start + MOST_OF_AN_UPLOAD)))
                        .stored()
                        .size())
                .sum();
    }

    @Test
    void aFullItemIsWellBelowWhatDynamoDbTakes() {
        var worst = TrackCodec.encode(Track.of(fixes(0, TrackItems.MOST_FIXES)));

        assertThat(worst.length).isGreaterThan(20 * TrackItems.MOST_FIXES).isLessThan(MOST_BYTES_OF_AN_ITEM / 4);
    }

    @Test
    void whatHasNoRoomInTheNewestItemLiesBesideItAndComesBackOnce() {
        var all = 2 * TrackItems.MOST_FIXES + 500;

        assertThat(append(0, all)).isEqualTo(all);
        assertThat(append(0, all)).isZero();
        assertThat(tracks.read(TASK)).isEqualTo(Track.of(fixes(0, all)));

        var later = Fix.at(NINE.plusSeconds(700), new GeoPoint(1, 1));
        tracks.append(TASK, List.of(later));

        assertThat(append(all - 1, all + 1)).isEqualTo(1);
        assertThat(tracks.read(TASK)).isEqualTo(Track.of(fixes(0, all + 1)).with(List.of(later)));
        assertThat(tracks.read(TASK, NINE, NINE.plusSeconds(600))).isEqualTo(Track.of(fixes(0, all + 1)));
        assertThat(db.collection(Table.TRACKS, TASK.value(), TrackItems.EARLIER_PREFIX, true)
                        .map(item -> TrackItems.fixes(item).fixes().size()))
                .containsExactly(TrackItems.MOST_FIXES, TrackItems.MOST_FIXES, 501);
    }

    @Test
    void whoeverRacesForTheLastRoomStoresEachFixOnce() {
        append(0, TrackItems.MOST_FIXES - 10);
        var races = Stream.of(0, 5, 10)
                .map(start -> CompletableFuture.supplyAsync(
                        () -> append(TrackItems.MOST_FIXES - 10 + start, TrackItems.MOST_FIXES + 40)))
                .toList();

        assertThat(races.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(50);
    }
}
