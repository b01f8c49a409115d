package dev.milepost.application.contract;

import static dev.milepost.testing.People.ADMIN;
import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.People.BORIS;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.TaskSaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.ClaimedTask;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.task.TaskId;
import dev.milepost.testing.People;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who wins when several save at once, and how many tasks a courier may hold. Part of {@link TaskRepositoryContract}. */
public interface TaskSaveContract {
    /**
     * The store of this test, empty when the test begins. Every call in one test is about the same store; racers call it
     * once each, so that each may have connections of its own.
     */
    TaskRepository tasks();

    @Test
    default void of64CouriersExactlyOneGetsTheTaskAndTheOthersHearWho() {
        var task = publish(tasks(), 1);

        var results = Racing.race(64, number -> claim(tasks(), task, People.courier(number), 3));

        var winners = results.stream()
                .filter(TaskSaveResult.Saved.class::isInstance)
                .map(TaskSaveResult.Saved.class::cast)
                .toList();
        assertThat(winners).hasSize(1);
        var won = winners.getFirst().saved();
        assertThat(won.version()).isEqualTo(2);
        assertThat(results).filteredOn(new TaskSaveResult.Stale(won)::equals).hasSize(63);
        assertThat(tasks().find(task.id())).contains(won);
        assertThat(tasks().history(task.id())).hasSize(2);
        var winner = won.value().claim().orElseThrow().courier();
        assertThat(tasks().history(task.id()).getLast().by()).contains(winner);
        var losers = IntStream.range(0, 64)
                .mapToObj(People::courier)
                .filter(courier -> !courier.equals(winner))
                .toList();
        assertThat(losers).allMatch(this::hasRoom);
        assertThat(hasRoom(winner)).isFalse();
    }

    @Test
    default void aStaleSaveStoresNothing() {
        var tasks = tasks();
        var task = publish(tasks, 1);
        claim(tasks, task, ANNA, 1);

        assertThat(claim(tasks, task, BORIS, 1))
                .isEqualTo(new TaskSaveResult.Stale(new Versioned<>(task.claim(ANNA, NINE), 2)));

        assertThat(tasks.find(task.id())).contains(new Versioned<>(task.claim(ANNA, NINE), 2));
        assertThat(tasks.history(task.id())).hasSize(2);
        assertThat(hasRoom(BORIS)).isTrue();
    }

    @Test
    default void aVersionThatIsStillToComeIsStale() {
        var tasks = tasks();
        var task = publish(tasks, 1);

        var change = TaskChange.by(ANNA, task, task.claim(ANNA, NINE), NINE, Optional.empty());

        assertThat(tasks.save(change, 2, 3)).isEqualTo(new TaskSaveResult.Stale(new Versioned<>(task, 1)));
    }

    @Test
    default void whoeverTriesUntilTheySucceedLosesNoChange() {
        var task = publish(tasks(), 1);

        Racing.race(16, number -> revise(tasks(), task, number));

        assertThat(tasks().find(task.id())).map(Versioned::version).contains(17L);
    }

    private static int revise(TaskRepository tasks, OpenTask task, int number) {
        var tries = 0;
        var revised = Tasks.numbered(1).title("Revision " + number).open();
        for (var saved = false; !saved; tries++) {
            var version = tasks.find(task.id()).orElseThrow().version();
            var change = TaskChange.by(ADMIN, task, revised, NINE, Optional.empty());
            saved = tasks.save(change, version, 0) instanceof TaskSaveResult.Saved;
        }
        return tries;
    }

    @Test
    default void aCourierWhoRacesForTenTasksGetsAsManyAsAreAllowed() {
        var published =
                IntStream.range(0, 10).mapToObj(i -> publish(tasks(), i)).toList();

        var results = Racing.race(10, number -> claim(tasks(), published.get(number), ANNA, 3));

        assertThat(results).filteredOn(TaskSaveResult.Saved.class::isInstance).hasSize(3);
        assertThat(results)
                .filteredOn(new TaskSaveResult.TooManyActive(3)::equals)
                .hasSize(7);
        assertThat(published)
                .filteredOn(task -> tasks().find(task.id()).orElseThrow().value() instanceof ClaimedTask)
                .hasSize(3);
    }

    @Test
    default void oneTaskTooManyStoresNothing() {
        var tasks = tasks();
        claim(tasks, publish(tasks, 1), ANNA, 1);
        var task = publish(tasks, 2);

        assertThat(claim(tasks, task, ANNA, 1)).isEqualTo(new TaskSaveResult.TooManyActive(1));

        assertThat(tasks.find(task.id())).contains(new Versioned<>(task, 1));
        assertThat(tasks.history(task.id())).hasSize(1);
        assertThat(claim(tasks, task, BORIS, 1)).isInstanceOf(TaskSaveResult.Saved.class);
    }

    @Test
    default void aStartedTaskKeepsItsPlace() {
        var tasks = tasks();
        var claimed = publish(tasks, 1).claim(ANNA, NINE);
        claim(tasks, Tasks.openTask(), ANNA, 1);

        save(tasks, claimed, claimed.start(NINE, 1), 2);

        assertThat(hasRoom(ANNA)).isFalse();
    }

    @Test
    default void releasingFreesAPlace() {
        var tasks = tasks();
        var claimed = publish(tasks, 1).claim(ANNA, NINE);
        claim(tasks, Tasks.openTask(), ANNA, 1);

        save(tasks, claimed, claimed.release(), 2);

        assertThat(hasRoom(ANNA)).isTrue();
    }

    @Test
    default void completingFreesAPlace() {
        var tasks = tasks();
        var started = publish(tasks, 1).claim(ANNA, NINE).start(NINE, 1);
        claim(tasks, Tasks.openTask(), ANNA, 1);
        save(tasks, Tasks.openTask().claim(ANNA, NINE), started, 2);

        save(tasks, started, Tasks.complete(started), 3);

        assertThat(hasRoom(ANNA)).isTrue();
    }

    @Test
    default void cancellingFreesAPlace() {
        var tasks = tasks();
        var claimed = publish(tasks, 1).claim(ANNA, NINE);
        claim(tasks, Tasks.openTask(), ANNA, 1);

        save(tasks, claimed, claimed.cancel(ADMIN, "storm", NINE), 2);

        assertThat(hasRoom(ANNA)).isTrue();
    }

    @Test
    default void aLapsedClaimThatIsSettledFreesAPlace() {
        var tasks = tasks();
        var open = Tasks.numbered(1).startWithin(Duration.ofMinutes(5)).open();
        tasks.add(TaskChange.publish(open));
        claim(tasks, open, ANNA, 1);
        var lapse =
                TaskChange.byTime(open.claim(ANNA, NINE), NINE.plusSeconds(301)).orElseThrow();

        assertThat(tasks.save(lapse, 2, 0)).isInstanceOf(TaskSaveResult.Saved.class);

        assertThat(hasRoom(ANNA)).isTrue();
    }

    @Test
    default void aTaskThatGoesFromOneCourierToAnotherMovesThePlace() {
        var tasks = tasks();
        var open = Tasks.numbered(1).startWithin(Duration.ofMinutes(5)).open();
        tasks.add(TaskChange.publish(open));
        claim(tasks, open, ANNA, 1);
        var later = NINE.plusSeconds(301);
        var change = TaskChange.by(BORIS, open.claim(ANNA, NINE), open.claim(BORIS, later), later, Optional.empty());

        assertThat(tasks.save(change, 2, 1)).isInstanceOf(TaskSaveResult.Saved.class);

        assertThat(hasRoom(ANNA)).isTrue();
        assertThat(hasRoom(BORIS)).isFalse();
    }

    private static OpenTask publish(TaskRepository tasks, int number) {
        var task = Tasks.numbered(number).open();
        tasks.add(TaskChange.publish(task));
        return task;
    }

    private static TaskSaveResult claim(TaskRepository tasks, OpenTask task, AccountId courier, int limit) {
        return tasks.save(TaskChange.by(courier, task, task.claim(courier, NINE), NINE, Optional.empty()), 1, limit);
    }

    private static void save(TaskRepository tasks, Task stored, Task next, long version) {
        var result = tasks.save(TaskChange.by(ANNA, stored, next, NINE, Optional.empty()), version, 1);
        assertThat(result).isEqualTo(new TaskSaveResult.Saved(new Versioned<>(next, version + 1)));
    }

    /** Whether a courier of whom one task is allowed can claim one, found by claiming it. */
    private boolean hasRoom(AccountId courier) {
        var task = new OpenTask(
                new TaskId("room-of-" + courier.value()), Tasks.openTask().terms());
        tasks().add(TaskChange.publish(task));
        return claim(tasks(), task, courier, 1) instanceof TaskSaveResult.Saved;
    }
}
