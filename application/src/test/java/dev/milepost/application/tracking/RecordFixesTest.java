package dev.milepost.application.tracking;

import static dev.milepost.application.fake.World.ADMIN;
import static dev.milepost.application.fake.World.ANNA;
import static dev.milepost.application.fake.World.BORIS;
import static dev.milepost.application.fake.World.done;
import static dev.milepost.application.fake.World.refused;
import static dev.milepost.application.tracking.UnderWay.WAY;
import static dev.milepost.application.tracking.UnderWay.fix;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.Refusal;
import dev.milepost.application.contract.Racing;
import dev.milepost.application.fake.World;
import dev.milepost.application.port.TrackLog;
import dev.milepost.application.tracking.PositionIntake.Recorded;
import dev.milepost.application.tracking.PositionIntake.RejectedFix;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.FixIntake.Reason;
import dev.milepost.domain.tracking.Track;
import dev.milepost.domain.tracking.TrackingRules;
import dev.milepost.testing.People;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordFixesTest {
    private final World world = new World();

    @Test
    void fixesOfAStartedTaskAreStoredAndMoveItsProgress() {
        var task = started();

        assertThat(upload(task, WAY.subList(0, 101))).isEqualTo(new Recorded(101, 0, List.of()));

        assertThat(world.tracks.read(task.id())).isEqualTo(Track.of(WAY.subList(0, 101)));
        var progress = world.feed.find(task.id()).orElseThrow();
        assertThat(progress.fixes()).isEqualTo(101);
        assertThat(progress.progress().fraction()).isBetween(0.48, 0.52);
    }

    @Test
    void repeatedAndShuffledUploadsLeadToTheSameTrackAndProgress() {
        var task = started();
        var sent = new ArrayList<>(WAY);
        sent.addAll(WAY);
        Collections.shuffle(sent, new Random(3));

        var accepted = 0;
        var duplicates = 0;
        for (var from = 0; from < sent.size(); from += 6) {
            var recorded = upload(task, sent.subList(from, Math.min(sent.size(), from + 6)));
            accepted += recorded.accepted();
            duplicates += recorded.duplicates();
        }

        assertThat(accepted).isEqualTo(201);
        assertThat(duplicates).isEqualTo(201);
        assertThat(world.tracks.read(task.id())).isEqualTo(Track.of(WAY));
        var inOrder = new World();
        var other = UnderWay.started(inOrder);
        done(inOrder.record.record(other.id(), WAY, People.ANNA));
        assertThat(world.feed.find(task.id())).isEqualTo(inOrder.feed.find(other.id()));
    }

    @Test
    void uploadsAtOnceLoseNothing() {
        var task = started();

        Racing.race(20, i -> upload(task, WAY.subList(i * 10, i * 10 + 11)));

        assertThat(world.tracks.read(task.id())).isEqualTo(Track.of(WAY));
        var progress = world.feed.find(task.id()).orElseThrow();
        assertThat(progress.fixes()).isEqualTo(201);
        assertThat(progress.progress().allCheckpointsReached()).isTrue();
    }

    @Test
    void fixesThatTheTaskNeverTakesAreRejectedOneByOne() {
        var task = started();
        var at = world.clock.instant();
        var fixes = List.of(
                fix(NINE.minusMillis(1)),
                fix(NINE),
                fix(at.plusSeconds(60)),
                fix(at.plusSeconds(60).plusMillis(1)));

        assertThat(upload(task, fixes))
                .isEqualTo(new Recorded(
                        2, 0, List.of(new RejectedFix(0, Reason.BEFORE_START), new RejectedFix(3, Reason.IN_FUTURE))));
    }

    @Test
    void nothingToTakeChangesNothing() {
        var task = started();

        assertThat(upload(task, List.of())).isEqualTo(new Recorded(0, 0, List.of()));
        assertThat(upload(task, List.of(fix(NINE.minusSeconds(1)))).accepted()).isZero();

        assertThat(world.tracks.read(task.id())).isEqualTo(Track.EMPTY);
    }

    @Test
    void aRememberedTaskThatHasEndedMeanwhileIsReadAnew() {
        var task = started();
        var tracks = TrackLog.of(world.tracks, world.feed);
        var remembering = recording(
                StartedTasks.remembering(world.tasks),
                (known, fixes, progressing) ->
                        known.version() == world.stored(task).version()
                                ? tracks.append(known, fixes, progressing)
                                : new TrackLog.Logged.TaskChanged());
        done(remembering.record(task.id(), WAY.subList(0, 101), People.ANNA));
        var end = world.clock.instant();
        done(world.cancel.cancel(task.id(), "storm", ADMIN));
        world.clock.pass(Duration.ofMinutes(10));

        var recorded = done(remembering.record(task.id(), List.of(fix(end), fix(end.plusMillis(1))), People.ANNA));

        assertThat(recorded).isEqualTo(new Recorded(1, 0, List.of(new RejectedFix(1, Reason.AFTER_END))));
    }

    @Test
    void whereMoreComesInThanCanBeStoredTheUploadIsRefused() {
        var task = started();
        var overloaded = recording((known, fixes, progressing) -> new TrackLog.Logged.Overloaded());

        assertThat(refused(overloaded.record(task.id(), WAY, People.ANNA))).isEqualTo(new Refusal.Overloaded());
    }

    @Test
    void onlyItsCourierUploadsAndOnlyForAStartedTask() {
        var task = world.offer(Tasks.numbered(1));
        assertThat(refused(world.record.record(task.id(), WAY, People.ANNA))).isEqualTo(new Refusal.NotFound());
        done(world.claim.claim(task.id(), ANNA));
        assertThat(refused(world.record.record(task.id(), WAY, People.ANNA)))
                .isEqualTo(new Refusal.TaskNotStarted(TaskStatus.CLAIMED));
        done(world.start.start(task.id(), ANNA));
        assertThat(refused(world.record.record(task.id(), WAY, BORIS.accountId())))
                .isEqualTo(new Refusal.NotFound());
        assertThat(refused(world.record.record(new TaskId("unknown"), WAY, People.ANNA)))
                .isEqualTo(new Refusal.NotFound());
    }

    private RecordFixes recording(TrackLog log) {
        return recording(StartedTasks.reading(world.tasks), log);
    }

    private RecordFixes recording(StartedTasks tasks, TrackLog log) {
        var tracker = new ProgressTracker(world.routes, world.tracks, world.feed, log, TrackingRules.DEFAULTS);
        return new RecordFixes(tasks, tracker, world.summarise, world.clock);
    }

    private OpenTask started() {
        return UnderWay.started(world);
    }

    private Recorded upload(OpenTask task, List<Fix> fixes) {
        return UnderWay.upload(world, task, fixes);
    }
}
