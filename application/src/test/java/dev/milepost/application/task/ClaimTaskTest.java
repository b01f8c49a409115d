package dev.milepost.application.task;

import static dev.milepost.application.fake.World.ANNA;
import static dev.milepost.application.fake.World.BORIS;
import static dev.milepost.application.fake.World.done;
import static dev.milepost.application.fake.World.refused;
import static dev.milepost.testing.People.NORTH;
import static dev.milepost.testing.People.SOUTH;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.contract.Racing;
import dev.milepost.application.fake.World;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.task.ClaimedTask;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.task.Transition;
import dev.milepost.testing.People;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClaimTaskTest {
    private final World world = new World();

    @Test
    void of64CouriersExactlyOneWinsAndTheOthersHearWho() {
        var task = world.offer(Tasks.numbered(1));

        var outcomes = Racing.race(64, i -> world.claim.claim(task.id(), World.courier(People.courier(i))));

        var winners = outcomes.stream().filter(Outcome.Done.class::isInstance).toList();
        assertThat(winners).hasSize(1);
        var claim = world.stored(task).value().claim().orElseThrow();
        assertThat(outcomes)
                .filteredOn(Outcome.refused(new Refusal.TaskAlreadyClaimed(claim.courier(), claim.at()))::equals)
                .hasSize(63);
        assertThat(world.tasks.history(task.id())).hasSize(2);
    }

    @Test
    void theWinnerHasTheNextVersion() {
        var task = world.offer(Tasks.numbered(1));

        assertThat(done(world.claim.claim(task.id(), ANNA)))
                .isEqualTo(new Versioned<>(task.claim(People.ANNA, NINE), 2));
    }

    @Test
    void claimingAgainIsAnsweredAsBefore() {
        var task = world.offer(Tasks.numbered(1));
        var first = done(world.claim.claim(task.id(), ANNA));
        world.clock.pass(Duration.ofMinutes(1));

        assertThat(done(world.claim.claim(task.id(), ANNA))).isEqualTo(first);

        done(world.start.start(task.id(), ANNA));
        assertThat(done(world.claim.claim(task.id(), ANNA)).value().status()).isEqualTo(TaskStatus.STARTED);
    }

    @Test
    void aCourierWhoRacesForTenTasksGetsThree() {
        var offered = IntStream.range(0, 10)
                .mapToObj(i -> world.offer(Tasks.numbered(i)))
                .toList();

        var outcomes = Racing.race(10, i -> world.claim.claim(offered.get(i).id(), ANNA));

        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(3);
        assertThat(outcomes)
                .filteredOn(Outcome.refused(new Refusal.TooManyClaims(3))::equals)
                .hasSize(7);
    }

    @Test
    void aClaimThatHasLapsedLeavesRoomForAnother() {
        var lapsing = Tasks.numbered(1).startWithin(Duration.ofMinutes(5));
        claimAll(List.of(lapsing, Tasks.numbered(2), Tasks.numbered(3)));
        var fourth = world.offer(Tasks.numbered(4));
        assertThat(refused(world.claim.claim(fourth.id(), ANNA))).isEqualTo(new Refusal.TooManyClaims(3));

        world.clock.pass(Duration.ofMinutes(6));

        assertThat(done(world.claim.claim(fourth.id(), ANNA)).value()).isInstanceOf(ClaimedTask.class);
        assertThat(world.stored(lapsing.open()).value()).isEqualTo(lapsing.open());
        assertThat(world.tasks.history(lapsing.id()))
                .extracting(Transition::to)
                .containsExactly(TaskStatus.OPEN, TaskStatus.CLAIMED, TaskStatus.OPEN);
    }

    @Test
    void aReleasedTaskLeavesRoomForAnother() {
        claimAll(List.of(Tasks.numbered(1), Tasks.numbered(2), Tasks.numbered(3)));
        var fourth = world.offer(Tasks.numbered(4));

        done(world.release.release(Tasks.numbered(1).id(), ANNA));

        assertThat(done(world.claim.claim(fourth.id(), ANNA)).version()).isEqualTo(2);
    }

    private void claimAll(List<Tasks> tasks) {
        tasks.forEach(task -> done(world.claim.claim(world.offer(task).id(), ANNA)));
    }

    @Test
    void aClaimThatHasLapsedCanBeTakenByAnother() {
        var task = world.offer(Tasks.numbered(1).startWithin(Duration.ofMinutes(5)));
        done(world.claim.claim(task.id(), ANNA));
        world.clock.pass(Duration.ofMinutes(5));
        assertThat(refused(world.claim.claim(task.id(), BORIS)))
                .isEqualTo(new Refusal.TaskAlreadyClaimed(People.ANNA, NINE));

        world.clock.pass(Duration.ofMillis(1));

        assertThat(done(world.claim.claim(task.id(), BORIS)).value().isHeldBy(People.BORIS))
                .isTrue();
        assertThat(world.tasks.history(task.id())).hasSize(4);
    }

    @Test
    void aTaskCanBeClaimedFromItsOpeningUntilItsLastMoment() {
        var task = world.offer(Tasks.numbered(1).opensAt(NINE.plusSeconds(60)).claimBy(NINE.plusSeconds(120)));
        assertThat(refused(world.claim.claim(task.id(), ANNA)))
                .isEqualTo(new Refusal.TaskNotYetOpen(NINE.plusSeconds(60)));

        world.clock.set(NINE.plusSeconds(120).plusMillis(1));
        assertThat(refused(world.claim.claim(task.id(), ANNA))).isEqualTo(new Refusal.TaskNotOpen(TaskStatus.EXPIRED));

        world.clock.set(NINE.plusSeconds(120));
        assertThat(done(world.claim.claim(task.id(), ANNA)).version()).isEqualTo(2);
    }

    @Test
    void whatAnotherTeamIsOfferedIsNotFound() {
        var task = world.offer(Tasks.numbered(1).offeredTo(NORTH));
        var north = World.courier(People.ANNA, NORTH);
        var south = World.courier(People.BORIS, SOUTH);

        assertThat(refused(world.claim.claim(task.id(), south))).isEqualTo(new Refusal.NotFound());
        assertThat(refused(world.claim.claim(task.id(), BORIS))).isEqualTo(new Refusal.NotFound());
        done(world.claim.claim(task.id(), north));
        assertThat(refused(world.claim.claim(task.id(), south))).isEqualTo(new Refusal.NotFound());
        done(world.cancel.cancel(task.id(), "storm", World.ADMIN));
        assertThat(refused(world.claim.claim(task.id(), south))).isEqualTo(new Refusal.NotFound());
        assertThat(refused(world.claim.claim(task.id(), north)))
                .isEqualTo(new Refusal.TaskNotOpen(TaskStatus.CANCELLED));
    }

    @Test
    void anUnknownTaskIsNotFound() {
        assertThat(refused(world.claim.claim(new TaskId("unknown"), ANNA))).isEqualTo(new Refusal.NotFound());
    }
}
