package dev.milepost.application.task;

import static dev.milepost.application.fake.World.ADMIN;
import static dev.milepost.application.fake.World.ANNA;
import static dev.milepost.application.fake.World.BORIS;
import static dev.milepost.application.fake.World.MANAGER;
import static dev.milepost.application.fake.World.done;
import static dev.milepost.application.fake.World.refused;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.Refusal;
import dev.milepost.application.contract.Racing;
import dev.milepost.application.fake.World;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.report.TaskSummary;
import dev.milepost.domain.task.CompletedTask;
import dev.milepost.domain.task.CompletionFlag;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.task.Transition;
import dev.milepost.testing.Fixes;
import dev.milepost.testing.People;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Releasing, starting, completing and cancelling. */
class TaskLifeTest {
    private static final TaskId UNKNOWN = new TaskId("unknown");

    private final World world = new World();

    @Test
    void theCourierGivesAClaimedTaskBack() {
        var task = claimed();

        assertThat(done(world.release.release(task.id(), ANNA))).isEqualTo(new Versioned<>(task, 3));

        assertThat(done(world.claim.claim(task.id(), BORIS)).value().isHeldBy(People.BORIS))
                .isTrue();
    }

    @Test
    void aTaskReleasedTooLateForOthersHasExpired() {
        var task = world.offer(Tasks.numbered(1).claimBy(NINE.plusSeconds(60)));
        done(world.claim.claim(task.id(), ANNA));
        world.clock.pass(Duration.ofMinutes(5));

        assertThat(done(world.release.release(task.id(), ANNA)).value().status())
                .isEqualTo(TaskStatus.EXPIRED);

        assertThat(world.tasks.history(task.id())).extracting(Transition::at).isSorted();
    }

    @Test
    void nobodyReleasesTheTaskOfAnother() {
        var task = claimed();

        assertThat(refused(world.release.release(task.id(), BORIS))).isEqualTo(new Refusal.NotFound());
        assertThat(refused(world.release.release(UNKNOWN, BORIS))).isEqualTo(new Refusal.NotFound());
    }

    @Test
    void aStartedTaskIsNotReleased() {
        var task = claimed();
        done(world.start.start(task.id(), ANNA));

        assertThat(refused(world.release.release(task.id(), ANNA)))
                .isEqualTo(new Refusal.TaskNotClaimed(TaskStatus.STARTED));
    }

    @Test
    void startingTakesTheRouteAsItIsNow() {
        var task = claimed();
        var redesigned = world.routes.find(Tasks.ROUTE).orElseThrow();
        world.routes.save(redesigned.value(), 1);
        world.clock.pass(Duration.ofMinutes(1));

        var started = done(world.start.start(task.id(), ANNA));

        var work = started.value().work().orElseThrow();
        assertThat(work.routeVersion()).isEqualTo(2);
        assertThat(work.startedAt()).isEqualTo(NINE.plusSeconds(60));
        assertThat(world.feed.snapshot().items()).singleElement().satisfies(progress -> {
            assertThat(progress.taskId()).isEqualTo(task.id());
            assertThat(progress.courierId()).isEqualTo(People.ANNA);
        });
        assertThat(done(world.start.start(task.id(), ANNA))).isEqualTo(started);
    }

    @Test
    void aTaskIsStartedByWhoeverClaimedItInTime() {
        var task = world.offer(Tasks.numbered(1).startWithin(Duration.ofMinutes(5)));
        assertThat(refused(world.start.start(task.id(), ANNA))).isEqualTo(new Refusal.TaskNotClaimed(TaskStatus.OPEN));
        done(world.claim.claim(task.id(), ANNA));
        assertThat(refused(world.start.start(task.id(), BORIS))).isEqualTo(new Refusal.NotFound());

        world.clock.pass(Duration.ofMinutes(5).plusMillis(1));

        assertThat(refused(world.start.start(task.id(), ANNA))).isEqualTo(new Refusal.TaskNotClaimed(TaskStatus.OPEN));
    }

    @Test
    void ofManyStartsAtOnceOneIsStoredAndAllAreAnsweredAlike() {
        var task = claimed();

        var outcomes = Racing.race(16, i -> done(world.start.start(task.id(), ANNA)));

        assertThat(outcomes).containsOnly(world.stored(task));
        assertThat(world.stored(task).version()).isEqualTo(3);
    }

    @Test
    void theWholeWayCompletesTheTask() {
        var task = started();
        drive(task);

        var completed = done(world.complete.complete(task.id(), Optional.of("keys returned"), Optional.empty(), ANNA));

        assertThat(completed.value()).isInstanceOfSatisfying(CompletedTask.class, done -> {
            assertThat(done.flag()).isEmpty();
            assertThat(done.note()).contains("keys returned");
        });
        assertThat(world.feed.snapshot().items()).isEmpty();
        assertThat(summary()).satisfies(summary -> {
            assertThat(summary.outcome()).isEqualTo(TaskSummary.Outcome.COMPLETED_ON_TIME);
            assertThat(summary.travel().distanceMetres()).isBetween(1_900L, 2_100L);
        });
        assertThat(done(world.complete.complete(task.id(), Optional.empty(), Optional.empty(), ANNA)))
                .isEqualTo(completed);
    }

    @Test
    void withCheckpointsMissingCompletingTakesAReason() {
        var task = started();

        assertThat(refused(world.complete.complete(task.id(), Optional.empty(), Optional.empty(), ANNA)))
                .isEqualTo(new Refusal.CheckpointsMissing(List.of("Start", "Middle", "End")));
        assertThat(world.stored(task).value().status()).isEqualTo(TaskStatus.STARTED);

        var completed = done(world.complete.complete(task.id(), Optional.empty(), Optional.of("flooded"), ANNA));

        assertThat(((CompletedTask) completed.value()).flag())
                .contains(new CompletionFlag("flooded", List.of("Start", "Middle", "End")));
        assertThat(world.tasks.history(task.id()).getLast().reason()).contains("flooded");
        assertThat(summary().outcome()).isEqualTo(TaskSummary.Outcome.FLAGGED_ON_TIME);
    }

    @Test
    void onlyTheCourierCompletesAndOnlyWhatWasStarted() {
        var task = claimed();

        assertThat(refused(world.complete.complete(task.id(), Optional.empty(), Optional.empty(), ANNA)))
                .isEqualTo(new Refusal.TaskNotStarted(TaskStatus.CLAIMED));
        assertThat(refused(world.complete.complete(task.id(), Optional.empty(), Optional.empty(), BORIS)))
                .isEqualTo(new Refusal.NotFound());
        assertThat(refused(world.complete.complete(task.id(), Optional.of("x".repeat(1_001)), Optional.of(""), ANNA)))
                .isInstanceOfSatisfying(
                        Refusal.Flawed.class,
                        flawed -> assertThat(flawed.flaws())
                                .extracting(flaw -> flaw.field())
                                .containsExactly("note", "reason"));
    }

    @Test
    void anAdminCancelsATaskInAnyStateButTheLast() {
        var open = world.offer(Tasks.numbered(7));
        assertThat(done(world.cancel.cancel(open.id(), "storm", ADMIN)).value().status())
                .isEqualTo(TaskStatus.CANCELLED);
        assertThat(world.reports.find(open.id())).get().satisfies(summary -> {
            assertThat(summary.outcome()).isEqualTo(TaskSummary.Outcome.CANCELLED);
            assertThat(summary.courier()).isEmpty();
        });

        var running = started();
        assertThat(done(world.cancel.cancel(running.id(), "storm", ADMIN)).version())
                .isEqualTo(4);
        assertThat(world.reports.find(running.id()))
                .get()
                .extracting(TaskSummary::outcome)
                .isEqualTo(TaskSummary.Outcome.CANCELLED);
        assertThat(world.feed.snapshot().items()).isEmpty();
        assertThat(world.tasks.history(running.id()).getLast())
                .isEqualTo(new Transition(
                        Optional.of(TaskStatus.STARTED),
                        TaskStatus.CANCELLED,
                        NINE,
                        Optional.of(People.ADMIN),
                        Optional.of("storm")));
    }

    @Test
    void cancellingAgainChangesNothingAndACompletedTaskStays() {
        var task = claimed();
        var cancelled = done(world.cancel.cancel(task.id(), "storm", ADMIN));

        assertThat(done(world.cancel.cancel(task.id(), "flood", ADMIN))).isEqualTo(cancelled);

        var other = world.offer(Tasks.numbered(2));
        done(world.claim.claim(other.id(), ANNA));
        done(world.start.start(other.id(), ANNA));
        done(world.complete.complete(other.id(), Optional.empty(), Optional.of("flooded"), ANNA));
        assertThat(refused(world.cancel.cancel(other.id(), "storm", ADMIN))).isEqualTo(new Refusal.TaskCompleted());
        assertThat(refused(world.cancel.cancel(other.id(), " ", ADMIN))).isInstanceOf(Refusal.Flawed.class);
        assertThat(refused(world.cancel.cancel(UNKNOWN, "storm", ADMIN))).isEqualTo(new Refusal.NotFound());
    }

    @Test
    void aTaskIsCancelledAlthoughItsCourierStartsItAtTheSameMoment() {
        var task = claimed();

        Racing.race(
                2, i -> i == 0 ? world.cancel.cancel(task.id(), "storm", ADMIN) : world.start.start(task.id(), ANNA));

        assertThat(world.stored(task).value().status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(world.feed.snapshot().items()).isEmpty();
    }

    @Test
    void historyIsForThoseWhoWatchAndForItsCourier() {
        var task = claimed();

        assertThat(done(world.taskQueries.history(task.id(), MANAGER))).hasSize(2);
        assertThat(done(world.taskQueries.history(task.id(), ANNA))).hasSize(2);
        assertThat(refused(world.taskQueries.history(task.id(), BORIS))).isEqualTo(new Refusal.NotFound());
        done(world.release.release(task.id(), ANNA));
        assertThat(refused(world.taskQueries.history(task.id(), BORIS))).isEqualTo(new Refusal.NotFound());
    }

    private OpenTask claimed() {
        var task = world.offer(Tasks.numbered(1));
        done(world.claim.claim(task.id(), ANNA));
        return task;
    }

    private OpenTask started() {
        var task = claimed();
        done(world.start.start(task.id(), ANNA));
        return task;
    }

    private void drive(OpenTask task) {
        world.clock.pass(Duration.ofSeconds(2_010));
        done(world.record.record(task.id(), Fixes.wholeWay(NINE, 201), People.ANNA));
    }

    private TaskSummary summary() {
        var summaries = world.reports.endedBetween(NINE, NINE.plusSeconds(86_400));
        assertThat(summaries).hasSize(1);
        return summaries.getFirst();
    }
}
