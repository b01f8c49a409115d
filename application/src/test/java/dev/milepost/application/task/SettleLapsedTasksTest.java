package dev.milepost.application.task;

import static dev.milepost.application.fake.World.ANNA;
import static dev.milepost.application.fake.World.done;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.contract.Racing;
import dev.milepost.application.fake.World;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.task.Transition;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SettleLapsedTasksTest {
    private final World world = new World();

    @Test
    void withoutLapsedTasksThereIsNothingToSettle() {
        world.offer(Tasks.numbered(1).claimBy(NINE.plusSeconds(60)));

        assertThat(world.settle.settle()).isZero();
    }

    @Test
    void whatTimeDidIsStoredWithItsHistory() {
        var expiring = world.offer(Tasks.numbered(1).claimBy(NINE.plusSeconds(60)));
        var lapsing = world.offer(Tasks.numbered(2).startWithin(Duration.ofMinutes(2)));
        done(world.claim.claim(lapsing.id(), ANNA));
        world.clock.pass(Duration.ofMinutes(3));

        assertThat(world.settle.settle()).isEqualTo(2);

        assertThat(world.stored(expiring).value().status()).isEqualTo(TaskStatus.EXPIRED);
        assertThat(world.stored(lapsing).value()).isEqualTo(lapsing);
        assertThat(world.tasks.history(expiring.id()).getLast().at()).isEqualTo(NINE.plusSeconds(60));
        assertThat(world.tasks.history(lapsing.id())).extracting(Transition::at).isSorted();
        assertThat(world.settle.settle()).isZero();
    }

    @Test
    void nothingDependsOnItsHavingRun() {
        var task = world.offer(Tasks.numbered(1).claimBy(NINE.plusSeconds(60)));
        world.clock.pass(Duration.ofMinutes(3));
        var before = done(world.taskQueries.find(task.id(), World.ADMIN)).value();

        world.settle.settle();

        assertThat(done(world.taskQueries.find(task.id(), World.ADMIN)).value()).isEqualTo(before);
    }

    @Test
    void manyAreSettledBatchByBatchAndAtOnce() {
        var offered = IntStream.range(0, 450)
                .mapToObj(i -> world.offer(Tasks.numbered(i).claimBy(NINE.plusSeconds(i + 1))))
                .toList();
        world.clock.pass(Duration.ofHours(1));

        Racing.race(4, i -> {
            while (world.settle.settle() > 0) {
                // Whoever finds some left goes on.
            }
            return i;
        });

        assertThat(offered).allSatisfy(task -> {
            assertThat(world.stored(task).value().status()).isEqualTo(TaskStatus.EXPIRED);
            assertThat(world.stored(task).version()).isEqualTo(2);
            assertThat(world.tasks.history(task.id())).hasSize(2);
        });
    }
}
