package dev.milepost.application.contract;

import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.AppendResult;
import dev.milepost.application.port.TrackRepository;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.Track;
import dev.milepost.testing.Fixes;
import dev.milepost.testing.Routes;
import dev.milepost.testing.Tasks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link TrackRepository} must keep to. */
public interface TrackRepositoryContract {
    TaskId TASK = Tasks.numbered(1).id();
    TaskId OTHER = Tasks.numbered(2).id();

    /** The store of this test, empty when the test begins; every call in one test is about the same. */
    TrackRepository tracks();

    @Test
    default void anUnknownTaskHasAnEmptyTrack() {
        assertThat(tracks().read(TASK)).isEqualTo(Track.EMPTY);
        assertThat(tracks().read(TASK, NINE, NINE.plusSeconds(60))).isEqualTo(Track.EMPTY);
    }

    @Test
    default void addingNothingChangesNothing() {
        var tracks = tracks();

        assertThat(tracks.append(TASK, List.of())).isEqualTo(new AppendResult(List.of(), 0));

        assertThat(tracks.read(TASK)).isEqualTo(Track.EMPTY);
    }

    @Test
    default void aFixIsKeptWhole() {
        var tracks = tracks();
        var full = Fixes.at(NINE.plusMillis(250), 0.123456789);
        var bare = Fix.at(NINE, Routes.at(0.2));

        var result = tracks.append(TASK, List.of(full, bare));

        assertThat(result.stored()).containsExactlyInAnyOrder(full, bare);
        assertThat(result.duplicates()).isZero();
        assertThat(tracks.read(TASK).fixes()).containsExactly(bare, full);
    }

    @Test
    default void aTrackThatIsRemovedIsGoneAndNoOther() {
        var tracks = tracks();
        var fixes = Fixes.wholeWay(NINE, 200);
        tracks.append(TASK, fixes);
        tracks.append(OTHER, fixes);

        tracks.remove(TASK);
        tracks.remove(TASK);

        assertThat(tracks.read(TASK)).isEqualTo(Track.EMPTY);
        assertThat(tracks.read(TASK, NINE, NINE.plusSeconds(60))).isEqualTo(Track.EMPTY);
        assertThat(tracks.read(OTHER)).isEqualTo(Track.of(fixes));
        assertThat(tracks.append(TASK, List.of(fixes.getFirst())).stored()).containsExactly(fixes.getFirst());
    }

    @Test
    default void theSameFixesSentTwiceAndShuffledGiveTheSameTrack() {
        var tracks = tracks();
        var fixes = Fixes.wholeWay(NINE, 600);
        var random = new Random(7);
        var sent = new ArrayList<>(fixes);
        sent.addAll(fixes);
        Collections.shuffle(sent, random);

        var stored = new ArrayList<Fix>();
        var duplicates = 0;
        for (var from = 0; from < sent.size(); ) {
            var to = Math.min(sent.size(), from + 1 + random.nextInt(40));
            var result = tracks.append(TASK, sent.subList(from, to));
            stored.addAll(result.stored());
            duplicates += result.duplicates();
            from = to;
        }

        assertThat(tracks.read(TASK)).isEqualTo(Track.of(fixes));
        assertThat(stored).containsExactlyInAnyOrderElementsOf(fixes);
        assertThat(duplicates).isEqualTo(600);
    }

    @Test
    default void aFixThatIsGivenTwiceIsADuplicateOnce() {
        var fix = Fixes.at(NINE, 0);

        var result = tracks().append(TASK, List.of(fix, fix, Fixes.at(NINE.plusSeconds(1), 0)));

        assertThat(result.stored()).hasSize(2);
        assertThat(result.duplicates()).isEqualTo(1);
    }

    @Test
    default void anotherFixOfAnInstantThatIsKnownChangesNothing() {
        var tracks = tracks();
        var first = Fixes.at(NINE, 0.1);
        tracks.append(TASK, List.of(first));

        var result = tracks.append(TASK, List.of(Fixes.at(NINE, 0.9)));

        assertThat(result).isEqualTo(new AppendResult(List.of(), 1));
        assertThat(tracks.read(TASK).fixes()).containsExactly(first);
    }

    @Test
    default void concurrentAppendsOfOverlappingFixesStoreEachOnce() {
        var fixes = Fixes.wholeWay(NINE, 400);

        // Each of 16 uploads holds 100 fixes, so that every fix is in four of them.
        var results = Racing.race(16, i -> tracks().append(TASK, shuffled(wrapped(fixes, i * 25, 100), i)));

        assertThat(tracks().read(TASK)).isEqualTo(Track.of(fixes));
        assertThat(results.stream().flatMap(result -> result.stored().stream()))
                .containsExactlyInAnyOrderElementsOf(fixes);
        assertThat(results.stream().mapToInt(AppendResult::duplicates).sum()).isEqualTo(1_200);
    }

    @Test
    default void tasksDoNotMix() {
        var fixes = Fixes.wholeWay(NINE, 50);

        Racing.race(8, i -> tracks().append(Tasks.numbered(i).id(), fixes.subList(i, 50)));

        for (var i = 0; i < 8; i++) {
            assertThat(tracks().read(Tasks.numbered(i).id())).isEqualTo(Track.of(fixes.subList(i, 50)));
        }
        assertThat(tracks().read(Tasks.numbered(8).id())).isEqualTo(Track.EMPTY);
    }

    @Test
    default void aPartIsReadFromAnInstantUntilBeforeAnother() {
        var tracks = tracks();
        var fixes = Fixes.wholeWay(NINE, 100);
        tracks.append(TASK, fixes);
        tracks.append(OTHER, fixes);

        assertThat(tracks.read(TASK, NINE.plusSeconds(100), NINE.plusSeconds(200))
                        .fixes())
                .isEqualTo(fixes.subList(10, 20));
        assertThat(tracks.read(
                                TASK,
                                NINE.plusSeconds(100).plusMillis(1),
                                NINE.plusSeconds(200).plusMillis(1))
                        .fixes())
                .isEqualTo(fixes.subList(11, 21));
        assertThat(tracks.read(TASK, NINE.plusNanos(1), NINE.plusSeconds(10).plusNanos(1))
                        .fixes())
                .isEqualTo(fixes.subList(1, 2));
        assertThat(tracks.read(TASK, NINE, NINE)).isEqualTo(Track.EMPTY);
        assertThat(tracks.read(TASK, Instant.MIN, Instant.MAX)).isEqualTo(Track.of(fixes));
        assertThat(tracks.read(TASK, NINE.plusSeconds(200), NINE.plusSeconds(100)))
                .isEqualTo(Track.EMPTY);
    }

    @Test
    default void aLongTrackIsKept() {
        var tracks = tracks();
        var fixes = Fixes.wholeWay(NINE, 20_000);
        for (var part = 0; part < 20; part++) {
            var given = fixes.subList(part * 1_000, (part + 1) * 1_000);
            assertThat(tracks.append(TASK, shuffled(given, part)).stored()).hasSize(1_000);
        }

        assertThat(tracks.read(TASK)).isEqualTo(Track.of(fixes));
    }

    private static List<Fix> wrapped(List<Fix> fixes, int from, int count) {
        var twice = new ArrayList<>(fixes);
        twice.addAll(fixes);
        return twice.subList(from, from + count);
    }

    private static List<Fix> shuffled(List<Fix> fixes, int seed) {
        var shuffled = new ArrayList<>(fixes);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }
}
