package dev.milepost.application.tracking;

import static dev.milepost.application.fake.World.ADMIN;
import static dev.milepost.application.fake.World.ANNA;
import static dev.milepost.application.fake.World.done;
import static dev.milepost.application.tracking.UnderWay.WAY;
import static dev.milepost.application.tracking.UnderWay.fix;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.application.fake.World;
import dev.milepost.application.port.LiveChanges;
import dev.milepost.application.port.LiveFeed;
import dev.milepost.application.port.ReportRepository;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.application.port.TaskProgress;
import dev.milepost.application.port.TrackLog;
import dev.milepost.application.report.SummariseTask;
import dev.milepost.application.task.CancelTask;
import dev.milepost.application.task.TaskEnd;
import dev.milepost.application.tracking.PositionIntake.Recorded;
import dev.milepost.application.tracking.PositionIntake.RejectedFix;
import dev.milepost.domain.report.TaskSummary;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.tracking.Alerts;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.FixIntake.Reason;
import dev.milepost.domain.tracking.TrackingRules;
import dev.milepost.testing.People;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Fixes that come when their task has ended, or while it ends. */
class LateFixesTest {
    private final World world = new World();

    @Test
    void lateFixesCorrectTheSummary() {
        var task = started();
        upload(task, WAY.subList(0, 101));
        done(world.complete.complete(task.id(), Optional.empty(), Optional.of("phone died"), ANNA));
        assertThat(summary().travel().distanceMetres()).isBetween(900L, 1_100L);
        world.clock.pass(Duration.ofHours(71));

        assertThat(upload(task, WAY.subList(90, 201))).isEqualTo(new Recorded(100, 11, List.of()));

        assertThat(summary().travel().distanceMetres()).isBetween(1_900L, 2_100L);
        assertThat(summary().outcome()).isEqualTo(TaskSummary.Outcome.FLAGGED_ON_TIME);
        assertThat(summary().quality().points()).isEqualTo(201);
        assertThat(summary().quality().pointsLate()).isEqualTo(100);
        assertThat(world.feed.snapshot().items()).isEmpty();
        assertThat(world.feed.find(task.id()).orElseThrow().fixes()).isEqualTo(201);
    }

    @Test
    void anEndedTaskTakesWhatWasRecordedBeforeItsEndForThreeDays() {
        var task = started();
        var end = world.clock.instant();
        done(world.cancel.cancel(task.id(), "storm", ADMIN));

        assertThat(upload(task, List.of(fix(end), fix(end.plusMillis(1)))))
                .isEqualTo(new Recorded(1, 0, List.of(new RejectedFix(1, Reason.AFTER_END))));

        world.clock.set(end.plus(Duration.ofHours(72)).plusMillis(1));
        assertThat(upload(task, List.of(fix(end.minusSeconds(1)))))
                .isEqualTo(new Recorded(0, 0, List.of(new RejectedFix(0, Reason.TOO_LATE))));
    }

    @Test
    void fixesOfAnEndedTaskThatACrashKeptFromItsSummaryAreCorrectedLater() {
        var task = started();
        upload(task, WAY.subList(0, 101));
        done(world.complete.complete(task.id(), Optional.empty(), Optional.of("phone died"), ANNA));
        world.tracks.append(task.id(), WAY.subList(101, 201));

        var seen = done(world.trackingQueries.progress(task.id(), ANNA)).progress();
        world.end.correct(task.id());

        assertThat(seen.distanceMetres()).isBetween(1_900.0, 2_100.0);
        assertThat(summary().travel().distanceMetres()).isBetween(1_900L, 2_100L);
    }

    @Test
    void aRepeatCorrectsTheSummaryThatCouldNotBeStoredAtFirst() {
        var task = started();
        upload(task, WAY.subList(0, 101));
        done(world.complete.complete(task.id(), Optional.empty(), Optional.of("phone died"), ANNA));
        var summarise = new SummariseTask(
                awayAtFirst(world.reports), world.accounts, world.tracks, TrackingRules.DEFAULTS.lostAfter());
        var record = new RecordFixes(StartedTasks.reading(world.tasks), world.tracker, summarise, world.clock);

        assertThatThrownBy(() -> record.record(task.id(), WAY.subList(101, 201), People.ANNA))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(done(record.record(task.id(), WAY.subList(101, 201), People.ANNA)))
                .isEqualTo(new Recorded(0, 100, List.of()));
        assertThat(summary().travel().distanceMetres()).isBetween(1_900L, 2_100L);
        assertThat(summary().quality().points()).isEqualTo(201);
    }

    private static ReportRepository awayAtFirst(ReportRepository reports) {
        var away = new AtomicBoolean(true);
        return (ReportRepository) Proxy.newProxyInstance(
                LateFixesTest.class.getClassLoader(),
                new Class<?>[] {ReportRepository.class},
                (proxy, method, given) -> {
                    if (method.getName().equals("save") && away.getAndSet(false)) {
                        throw new StoreUnavailableException("away");
                    }
                    return method.invoke(reports, given);
                });
    }

    @Test
    void fixesThatArriveWhileTheTaskEndsAreInItsSummary() {
        var task = started();
        upload(task, WAY.subList(0, 101));
        var tracks = TrackLog.of(world.tracks, world.feed);
        TrackLog ending = (id, fixes, progressing) -> {
            done(world.complete.complete(task.id(), Optional.empty(), Optional.of("done"), ANNA));
            return tracks.append(id, fixes, progressing);
        };
        var tracker = new ProgressTracker(world.routes, world.tracks, world.feed, ending, TrackingRules.DEFAULTS);

        done(new RecordFixes(StartedTasks.reading(world.tasks), tracker, world.summarise, world.clock)
                .record(task.id(), WAY.subList(101, 201), People.ANNA));

        assertThat(summary().travel().distanceMetres()).isBetween(1_900L, 2_100L);
        var known = world.feed.find(task.id()).orElseThrow();
        assertThat(known.status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(known.fixes()).isEqualTo(201);
    }

    @Test
    void fixesThatArriveBetweenTheLastLookAtATrackAndItsEndAreInItsSummary() {
        var task = started();
        upload(task, WAY.subList(0, 101));
        var late = new AtomicBoolean();
        var feed = new PublishingFeed(world.feed, progress -> {
            if (progress.hasEnded() && !late.getAndSet(true)) {
                upload(task, WAY.subList(101, 201));
            }
        });
        var tracker = new ProgressTracker(world.routes, world.tracks, feed, TrackingRules.DEFAULTS);
        var end = new TaskEnd(world.tasks, world.reports, tracker, world.summarise);

        done(new CancelTask(world.transitions, end).cancel(task.id(), "storm", ADMIN));

        assertThat(late).isTrue();
        assertThat(summary().travel().distanceMetres()).isBetween(1_900L, 2_100L);
        assertThat(world.feed.find(task.id()).orElseThrow().fixes()).isEqualTo(201);
    }

    /** A feed that tells somebody what it is about to publish. */
    private record PublishingFeed(LiveFeed feed, Consumer<TaskProgress> before) implements LiveFeed {
        @Override
        public void publish(TaskProgress progress) {
            before.accept(progress);
            feed.publish(progress);
        }

        @Override
        public void remove(TaskId task) {
            feed.remove(task);
        }

        @Override
        public Optional<TaskProgress> find(TaskId task) {
            return feed.find(task);
        }

        @Override
        public Alerts alerts(TaskId task) {
            return feed.alerts(task);
        }

        @Override
        public boolean replaceAlerts(TaskId task, Alerts before, Alerts after) {
            return feed.replaceAlerts(task, before, after);
        }

        @Override
        public LiveChanges snapshot() {
            return feed.snapshot();
        }

        @Override
        public Optional<LiveChanges> since(String cursor) {
            return feed.since(cursor);
        }
    }

    private OpenTask started() {
        return UnderWay.started(world);
    }

    private Recorded upload(OpenTask task, List<Fix> fixes) {
        return UnderWay.upload(world, task, fixes);
    }

    private TaskSummary summary() {
        var summaries = world.reports.endedBetween(NINE, NINE.plus(Duration.ofDays(9)));
        assertThat(summaries).hasSize(1);
        return summaries.getFirst();
    }
}
