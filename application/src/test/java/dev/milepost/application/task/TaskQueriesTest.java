package dev.milepost.application.task;

import static dev.milepost.application.fake.World.ADMIN;
import static dev.milepost.application.fake.World.ANNA;
import static dev.milepost.application.fake.World.BORIS;
import static dev.milepost.application.fake.World.MANAGER;
import static dev.milepost.application.fake.World.done;
import static dev.milepost.application.fake.World.refused;
import static dev.milepost.testing.People.NORTH;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.Refusal;
import dev.milepost.application.fake.World;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.task.TaskQueries.Wanted;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.testing.People;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskQueriesTest {
    private static final Wanted ALL =
            new Wanted(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final World world = new World();

    @Test
    void aTaskIsShownAsTimeHasLeftIt() {
        var task = world.offer(Tasks.numbered(1).startWithin(Duration.ofMinutes(5)));
        done(world.claim.claim(task.id(), ANNA));
        assertThat(done(world.taskQueries.find(task.id(), MANAGER)).value().status())
                .isEqualTo(TaskStatus.CLAIMED);

        world.clock.pass(Duration.ofMinutes(6));

        assertThat(done(world.taskQueries.find(task.id(), MANAGER))).isEqualTo(new Versioned<Task>(task, 2));
        assertThat(list(MANAGER)).containsExactly(new Versioned<>(task, 2));
        assertThat(done(world.taskQueries.find(task.id(), BORIS)).value()).isEqualTo(task);
    }

    @Test
    void aCourierSeesWhatItMayClaimAndWhatItHolds() {
        var open = world.offer(Tasks.numbered(1));
        var ofNorth = world.offer(Tasks.numbered(2).offeredTo(NORTH));
        var taken = world.offer(Tasks.numbered(3));
        done(world.claim.claim(taken.id(), BORIS));

        assertThat(list(ANNA)).extracting(Versioned::value).containsExactly(open);
        assertThat(list(World.courier(People.ANNA, NORTH)))
                .extracting(Versioned::value)
                .containsExactly(ofNorth, open);
        assertThat(list(BORIS)).hasSize(2);
        assertThat(list(ADMIN)).hasSize(3);
        assertThat(refused(world.taskQueries.find(taken.id(), ANNA))).isEqualTo(new Refusal.NotFound());
        assertThat(refused(world.taskQueries.find(ofNorth.id(), ANNA))).isEqualTo(new Refusal.NotFound());
        assertThat(done(world.taskQueries.find(taken.id(), BORIS)).value().isHeldBy(People.BORIS))
                .isTrue();
    }

    @Test
    void whatIsWantedRestrictsTheList() {
        world.offer(Tasks.numbered(1));
        var later = world.offer(Tasks.numbered(2).publishedAt(NINE.plusSeconds(60)));
        var wanted = new Wanted(
                Optional.of(TaskStatus.OPEN),
                Optional.empty(),
                Optional.empty(),
                Optional.of(NINE.plusSeconds(60)),
                Optional.of(NINE.plusSeconds(61)));

        assertThat(world.taskQueries
                        .list(wanted, PageRequest.first(50), MANAGER)
                        .items())
                .extracting(Versioned::value)
                .containsExactly(later);
    }

    private List<Versioned<Task>> list(Caller caller) {
        return world.taskQueries.list(ALL, PageRequest.first(50), caller).items();
    }
}
