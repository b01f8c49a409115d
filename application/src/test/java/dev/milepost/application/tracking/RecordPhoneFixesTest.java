package dev.milepost.application.tracking;

import static dev.milepost.application.fake.World.ANNA;
import static dev.milepost.application.fake.World.BORIS;
import static dev.milepost.application.fake.World.done;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.fake.World;
import dev.milepost.application.tracking.RecordPhoneFixes.Taken;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.Track;
import dev.milepost.testing.People;
import dev.milepost.testing.Routes;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordPhoneFixesTest {
    private final World world = new World();

    @Test
    void fixesGoToTheTaskUnderWayAndRepeatsAreKnown() {
        var task = start(1);
        pass(60);

        assertThat(upload(fix(10), fix(20))).isEqualTo(new Taken(2, 0, 0));
        assertThat(upload(fix(20), fix(30))).isEqualTo(new Taken(1, 1, 0));

        assertThat(world.tracks.read(task)).isEqualTo(Track.of(List.of(fix(10), fix(20), fix(30))));
    }

    @Test
    void whatWasRecordedOffAnyTaskIsDropped() {
        assertThat(upload(fix(0))).isEqualTo(new Taken(0, 0, 1));
        var task = world.offer(Tasks.numbered(1)).id();
        done(world.claim.claim(task, ANNA));
        assertThat(upload(fix(0))).isEqualTo(new Taken(0, 0, 1));
        pass(60);
        done(world.start.start(task, ANNA));

        assertThat(upload(fix(59), fix(60), Fix.at(Instant.EPOCH, Routes.at(0))))
                .isEqualTo(new Taken(1, 0, 2));
        assertThat(upload(Fix.at(Instant.parse("2100-01-01T00:00:00Z"), Routes.at(0))))
                .isEqualTo(new Taken(0, 0, 1));
        assertThat(world.tracks.read(task)).isEqualTo(Track.of(List.of(fix(60))));
    }

    @Test
    void lateFixesFindTheTaskThatTheyWereRecordedOn() {
        var first = start(1);
        pass(100);
        complete(first);
        pass(100);
        var second = start(2);
        pass(100);
        complete(second);
        pass(Duration.ofHours(71).toSeconds());

        assertThat(upload(fix(50), fix(150), fix(250))).isEqualTo(new Taken(2, 0, 1));

        assertThat(world.tracks.read(first)).isEqualTo(Track.of(List.of(fix(50))));
        assertThat(world.tracks.read(second)).isEqualTo(Track.of(List.of(fix(250))));
        pass(Duration.ofHours(2).toSeconds());
        assertThat(upload(fix(51), fix(251))).isEqualTo(new Taken(0, 0, 2));
    }

    @Test
    void ofTwoTasksAtOnceTheOneStartedLastTakesThem() {
        var first = start(2);
        pass(100);
        var second = start(1);
        pass(100);

        assertThat(upload(fix(50), fix(150))).isEqualTo(new Taken(2, 0, 0));

        assertThat(world.tracks.read(first)).isEqualTo(Track.of(List.of(fix(50))));
        assertThat(world.tracks.read(second)).isEqualTo(Track.of(List.of(fix(150))));
    }

    @Test
    void nobodyTracksAnothersTask() {
        var task = start(1);
        pass(60);

        assertThat(world.recordPhone.record(BORIS.accountId(), List.of(fix(10))))
                .isEqualTo(new Taken(0, 0, 1));
        assertThat(world.recordPhone.record(People.ANNA, List.of())).isEqualTo(new Taken(0, 0, 0));

        assertThat(world.tracks.read(task)).isEqualTo(Track.EMPTY);
    }

    private TaskId start(int number) {
        var task = world.offer(Tasks.numbered(number)).id();
        done(world.claim.claim(task, ANNA));
        done(world.start.start(task, ANNA));
        return task;
    }

    private void complete(TaskId task) {
        done(world.complete.complete(task, Optional.empty(), Optional.of("done"), ANNA));
    }

    private void pass(long seconds) {
        world.clock.pass(Duration.ofSeconds(seconds));
    }

    private Taken upload(Fix... fixes) {
        return world.recordPhone.record(People.ANNA, List.of(fixes));
    }

    private static Fix fix(long second) {
        return Fix.at(NINE.plusSeconds(second), Routes.at(0));
    }
}
