package dev.milepost.application.contract;

import static dev.milepost.application.contract.Eventually.eventually;
import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.application.port.AppendResult;
import dev.milepost.application.port.LiveFeed;
import dev.milepost.application.port.TaskProgress;
import dev.milepost.application.port.TrackLog;
import dev.milepost.application.port.TrackLog.Logged;
import dev.milepost.application.port.TrackRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.Track;
import dev.milepost.testing.Fixes;
import dev.milepost.testing.Progresses;
import dev.milepost.testing.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link TrackLog} must keep to. */
public interface TrackLogContract {
    TaskId TASK = Tasks.numbered(1).id();

    Task STARTED = Tasks.numbered(1).open().claim(ANNA, NINE).start(NINE, 1);

    /** The log of this test, empty when the test begins; every call in one test is about the same. */
    TrackLog log();

    /** The started task with {@link #TASK}'s identifier, stored before where the log looks for it. */
    default Versioned<Task> task() {
        return new Versioned<>(STARTED, 1);
    }

    /** The tracks of that log. */
    TrackRepository tracks();

    /** The feed of that log. */
    LiveFeed feed();

    @Test
    default void fixesAreStoredAndTheirProgressIsPublished() {
        var fixes = Fixes.wholeWay(NINE, 6);

        var logged = (Logged.Done) log().append(task(), fixes, this::progress);

        assertThat(logged.appended().stored()).containsExactlyInAnyOrderElementsOf(fixes);
        assertThat(logged.progress()).contains(progress(6));
        assertThat(tracks().read(TASK)).isEqualTo(Track.of(fixes));
        eventually(() -> assertThat(feed().find(TASK)).contains(progress(6)));
    }

    @Test
    default void progressIsMadeOfWhatIsKnownAndWhatIsNew() {
        var fixes = Fixes.wholeWay(NINE, 12);
        log().append(task(), fixes.subList(0, 6), this::progress);
        eventually(() -> assertThat(feed().find(TASK)).isPresent());
        var known = new ArrayList<Optional<TaskProgress>>();
        var stored = new ArrayList<Fix>();

        log().append(task(), fixes.subList(3, 12), (published, latest, added) -> {
            known.add(published);
            stored.addAll(added);
            return progress(12);
        });

        assertThat(known).containsExactly(Optional.of(progress(6)));
        assertThat(stored).containsExactlyInAnyOrderElementsOf(fixes.subList(6, 12));
        eventually(() -> assertThat(feed().find(TASK)).contains(progress(12)));
    }

    @Test
    default void nothingNewChangesNothing() {
        var fixes = Fixes.wholeWay(NINE, 6);
        log().append(task(), fixes, this::progress);
        eventually(() -> assertThat(feed().find(TASK)).isPresent());
        var cursor = feed().snapshot().cursor();

        assertThat(log().append(task(), fixes, this::progress))
                .isEqualTo(new Logged.Done(new AppendResult(List.of(), 6), progress(6)));
        assertThat(log().append(task(), List.of(), this::progress))
                .isEqualTo(new Logged.Done(new AppendResult(List.of(), 0), progress(6)));

        assertThat(tracks().read(TASK)).isEqualTo(Track.of(fixes));
        assertThat(feed().since(cursor).orElseThrow().items()).isEmpty();
    }

    @Test
    default void aRepeatAfterAFailureCountsWhatWasStoredAsDuplicates() {
        var fixes = Fixes.wholeWay(NINE, 6);
        assertThatThrownBy(() -> log().append(task(), fixes, (known, latest, stored) -> {
                    throw new IllegalStateException("it fails on the way");
                }))
                .isInstanceOf(IllegalStateException.class);
        var stored = tracks().read(TASK).fixes().size();

        var repeated = (Logged.Done) log().append(task(), fixes, this::progress);

        assertThat(repeated.appended().duplicates()).isEqualTo(stored);
        assertThat(repeated.appended().stored()).hasSize(6 - stored);
        assertThat(tracks().read(TASK)).isEqualTo(Track.of(fixes));
        eventually(() -> assertThat(feed().find(TASK)).contains(progress(6)));
    }

    @Test
    default void withoutFixesProgressIsPublishedAllTheSame() {
        log().append(task(), List.of(), this::progress);

        eventually(() -> assertThat(feed().find(TASK)).contains(progress(0)));
        assertThat(tracks().read(TASK)).isEqualTo(Track.EMPTY);
    }

    @Test
    default void fixesOfHoursInAnyOrderAreStoredWithTheirProgress() {
        var fixes = Fixes.wholeWay(NINE, 2_000);
        log().append(task(), fixes.subList(900, 1_800), this::progress);

        log().append(task(), fixes.subList(0, 950), this::progress);
        log().append(task(), fixes.subList(1_750, 2_000), this::progress);

        assertThat(tracks().read(TASK)).isEqualTo(Track.of(fixes));
        eventually(() -> assertThat(feed().find(TASK)).contains(progress(2_000)));
    }

    @Test
    default void uploadsAtOnceLoseNeitherFixesNorProgress() {
        var fixes = Fixes.wholeWay(NINE, 160);

        var logged = Racing.race(16, i -> log().append(task(), fixes.subList(i * 10, i * 10 + 10), this::progress));

        assertThat(tracks().read(TASK)).isEqualTo(Track.of(fixes));
        eventually(() -> assertThat(feed().find(TASK)).contains(progress(160)));
        assertThat(logged.stream().map(Logged.Done.class::cast).flatMap(each -> each.appended().stored().stream()))
                .containsExactlyInAnyOrderElementsOf(fixes);
    }

    @Test
    default void theProgressOfAnEndedTaskStaysAsItIs() {
        var ended = progress(6, TaskStatus.COMPLETED);
        feed().publish(ended);

        log().append(task(), Fixes.wholeWay(NINE, 8), this::progress);

        eventually(() -> assertThat(feed().find(TASK)).contains(ended));
        assertThat(tracks().read(TASK).fixes()).hasSize(8);
    }

    /** Progress that counts every fix. */
    private TaskProgress progress(Optional<TaskProgress> known, List<Fix> latest, List<Fix> stored) {
        return progress(tracks().read(TASK).with(stored).fixes().size());
    }

    private static TaskProgress progress(int fixes) {
        return progress(fixes, TaskStatus.STARTED);
    }

    private static TaskProgress progress(int fixes, TaskStatus status) {
        return new TaskProgress(TASK, ANNA, Optional.empty(), "Task 1", status, Progresses.none(), fixes);
    }
}
