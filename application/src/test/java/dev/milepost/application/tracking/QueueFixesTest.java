package dev.milepost.application.tracking;

import static dev.milepost.application.fake.World.ANNA;
import static dev.milepost.application.fake.World.done;
import static dev.milepost.application.fake.World.refused;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.Refusal;
import dev.milepost.application.fake.World;
import dev.milepost.application.port.FixQueue.Upload;
import dev.milepost.application.tracking.PositionIntake.Recorded;
import dev.milepost.application.tracking.PositionIntake.RejectedFix;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.FixIntake.Reason;
import dev.milepost.domain.tracking.Track;
import dev.milepost.testing.Fixes;
import dev.milepost.testing.People;
import dev.milepost.testing.Routes;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueueFixesTest {
    private static final List<Fix> WAY = Fixes.wholeWay(NINE, 11);

    private final World world = new World();
    private final List<Upload> queued = new ArrayList<>();
    private final QueueFixes queue = new QueueFixes(StartedTasks.reading(world.tasks), queued::add, world.clock);

    @Test
    void whatIsTakenFromTheQueueIsWhatWasSent() {
        var task = started();

        assertThat(done(queue.record(task.id(), WAY, People.ANNA))).isEqualTo(new Recorded(11, 0, List.of(), true));
        assertThat(world.tracks.read(task.id())).isEqualTo(Track.EMPTY);
        queued.forEach(upload -> done(world.record.record(upload.task(), upload.fixes(), upload.courier())));

        assertThat(world.tracks.read(task.id())).isEqualTo(Track.of(WAY));
    }

    @Test
    void whatTheTaskNeverTakesIsRejectedAtOnceAndNotQueued() {
        var task = started();
        var early = Fix.at(NINE.minus(Duration.ofHours(1)), Routes.at(0));

        var recorded = done(queue.record(
                task.id(), Stream.of(early, WAY.getFirst(), WAY.getFirst()).toList(), People.ANNA));

        assertThat(recorded).isEqualTo(new Recorded(1, 1, List.of(new RejectedFix(0, Reason.BEFORE_START)), true));
        assertThat(queued).containsExactly(new Upload(task.id(), People.ANNA, List.of(WAY.getFirst())));
    }

    @Test
    void nothingIsQueuedWhereNothingIsTaken() {
        var task = started();
        var early = Fix.at(NINE.minus(Duration.ofHours(1)), Routes.at(0));

        assertThat(done(queue.record(task.id(), List.of(early), People.ANNA)).queued())
                .isFalse();
        assertThat(queued).isEmpty();
    }

    @Test
    void anotherCouriersTaskAndOneNotStartedAreRefused() {
        var claimed = world.offer(Tasks.numbered(2));
        done(world.claim.claim(claimed.id(), ANNA));

        assertThat(refused(queue.record(claimed.id(), WAY, People.ANNA)))
                .isEqualTo(new Refusal.TaskNotStarted(TaskStatus.CLAIMED));
        assertThat(refused(queue.record(claimed.id(), WAY, People.BORIS))).isEqualTo(new Refusal.NotFound());
        assertThat(queued).isEmpty();
    }

    private OpenTask started() {
        var task = world.offer(Tasks.numbered(1));
        done(world.claim.claim(task.id(), ANNA));
        done(world.start.start(task.id(), ANNA));
        world.clock.pass(Duration.ofMinutes(10));
        return task;
    }
}
