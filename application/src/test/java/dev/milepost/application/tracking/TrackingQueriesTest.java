package dev.milepost.application.tracking;

import static dev.milepost.application.fake.World.ADMIN;
import static dev.milepost.application.fake.World.ANNA;
import static dev.milepost.application.fake.World.BORIS;
import static dev.milepost.application.fake.World.MANAGER;
import static dev.milepost.application.fake.World.done;
import static dev.milepost.application.fake.World.refused;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.Refusal;
import dev.milepost.application.fake.InMemoryLiveFeed;
import dev.milepost.application.fake.World;
import dev.milepost.application.tracking.TrackingQueries.View;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.Signal;
import dev.milepost.domain.tracking.TrackingRules;
import dev.milepost.testing.Fixes;
import dev.milepost.testing.People;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrackingQueriesTest {
    private static final List<Fix> WAY = Fixes.wholeWay(NINE, 201);

    private final World world = new World();

    @Test
    void beforeItsWorkBeginsATaskHasNoProgress() {
        var task = world.offer(Tasks.numbered(1));

        var view = done(world.trackingQueries.progress(task.id(), MANAGER));

        assertThat(view.courier()).isEmpty();
        assertThat(view.status()).isEqualTo(TaskStatus.OPEN);
        assertThat(view.progress().alongMetres()).isZero();
        assertThat(view.progress().checkpoints()).hasSize(3);
        assertThat(view.signal()).isEqualTo(Signal.LOST);
    }

    @Test
    void aSignalGrowsOld() {
        var task = started(1);
        drive(task, 0, 101);
        assertThat(view(task).signal()).isEqualTo(Signal.LIVE);

        world.clock.pass(Duration.ofSeconds(60));
        assertThat(view(task).signal()).isEqualTo(Signal.STALE);
        world.clock.pass(Duration.ofSeconds(240));
        assertThat(view(task).signal()).isEqualTo(Signal.LOST);
    }

    @Test
    void progressIsMadeAnewWhereMemoryIsLost() {
        var task = started(1);
        drive(task, 0, 101);
        var before = view(task);

        var restarted = new ProgressTracker(world.routes, world.tracks, new InMemoryLiveFeed(), TrackingRules.DEFAULTS);

        assertThat(restarted.current(world.stored(task).value()).progress()).isEqualTo(before.progress());
    }

    @Test
    void aTrackIsReadWholeOrInPart() {
        var task = started(1);
        drive(task, 0, 201);

        assertThat(done(world.trackingQueries.track(task.id(), Optional.empty(), Optional.empty(), ANNA))
                        .fixes())
                .isEqualTo(WAY);
        assertThat(done(world.trackingQueries.track(
                                task.id(),
                                Optional.of(NINE.plusSeconds(100)),
                                Optional.of(NINE.plusSeconds(200)),
                                ANNA))
                        .fixes())
                .isEqualTo(WAY.subList(10, 20));
        assertThat(done(world.trackingQueries.track(
                                task.id(), Optional.of(NINE.plusSeconds(1_990)), Optional.empty(), MANAGER))
                        .fixes())
                .isEqualTo(WAY.subList(199, 201));
        assertThat(done(world.trackingQueries.track(
                                task.id(), Optional.empty(), Optional.of(NINE.plusSeconds(20)), MANAGER))
                        .fixes())
                .isEqualTo(WAY.subList(0, 2));
    }

    @Test
    void whatIsNotKeptAnyMoreIsNotToldEvenWhereItIsStillStored() {
        var task = started(1);
        drive(task, 0, 201);
        done(world.complete.complete(task.id(), Optional.empty(), Optional.of("done"), ANNA));
        world.clock.pass(World.KEEP_TRACKS);
        assertThat(done(world.trackingQueries.track(task.id(), Optional.empty(), Optional.empty(), MANAGER))
                        .fixes())
                .hasSize(201);

        world.clock.pass(Duration.ofSeconds(1));

        var expired = new Refusal.TrackExpired(World.KEEP_TRACKS);
        assertThat(refused(world.trackingQueries.track(task.id(), Optional.empty(), Optional.empty(), MANAGER)))
                .isEqualTo(expired);
        assertThat(refused(world.trackingQueries.progress(task.id(), ANNA))).isEqualTo(expired);
        assertThat(refused(world.trackingQueries.progress(task.id(), BORIS))).isEqualTo(new Refusal.NotFound());
        assertThat(world.reports.endedBetween(NINE, NINE.plus(Duration.ofDays(1))))
                .hasSize(1);
    }

    @Test
    void aCourierSeesItsOwnTasksOnly() {
        var task = started(1);
        var open = world.offer(Tasks.numbered(2));

        assertThat(done(world.trackingQueries.progress(task.id(), ANNA)).courier())
                .contains(People.ANNA);
        assertThat(refused(world.trackingQueries.progress(task.id(), BORIS))).isEqualTo(new Refusal.NotFound());
        assertThat(refused(world.trackingQueries.track(task.id(), Optional.empty(), Optional.empty(), BORIS)))
                .isEqualTo(new Refusal.NotFound());
        assertThat(refused(world.trackingQueries.progress(open.id(), BORIS))).isEqualTo(new Refusal.NotFound());
    }

    @Test
    void theLiveViewShowsStartedTasksAndThenWhatChanged() {
        var first = started(1);
        var second = started(2);
        var snapshot = world.trackingQueries.live();
        assertThat(snapshot.items()).extracting(View::taskId).containsExactlyInAnyOrder(first.id(), second.id());

        drive(second, 0, 11);
        done(world.cancel.cancel(first.id(), "storm", ADMIN));
        var changes = done(world.trackingQueries.liveSince(snapshot.cursor()));

        assertThat(changes.items()).extracting(View::taskId).containsExactly(second.id(), first.id());
        assertThat(changes.items()).extracting(View::status).containsExactly(TaskStatus.STARTED, TaskStatus.CANCELLED);
        assertThat(done(world.trackingQueries.liveSince(changes.cursor())).items())
                .isEmpty();
        assertThat(world.trackingQueries.live().items())
                .extracting(View::taskId)
                .containsExactly(second.id());
    }

    @Test
    void aForeignCursorIsRefused() {
        assertThat(refused(world.trackingQueries.liveSince("elsewhere"))).isInstanceOf(Refusal.Flawed.class);
    }

    private OpenTask started(int number) {
        var task = world.offer(Tasks.numbered(number));
        done(world.claim.claim(task.id(), ANNA));
        done(world.start.start(task.id(), ANNA));
        return task;
    }

    /** Uploads a part of the way as soon as it was driven. */
    private void drive(OpenTask task, int from, int to) {
        world.clock.set(WAY.get(to - 1).recordedAt());
        done(world.record.record(task.id(), WAY.subList(from, to), People.ANNA));
    }

    private View view(OpenTask task) {
        return done(world.trackingQueries.progress(task.id(), MANAGER));
    }
}
