package dev.milepost.application.contract;

import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.People.BORIS;
import static dev.milepost.testing.People.NORTH;
import static dev.milepost.testing.People.SOUTH;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.task.TaskId;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What time does to stored tasks, and what is unfinished by now. Part of {@link TaskRepositoryContract}. */
public interface TaskLapseContract {
    RouteId OTHER_ROUTE = new RouteId("route-other");

    /** As {@link TaskSaveContract#tasks()}. */
    TaskRepository tasks();

    @Test
    default void lapsedTasksComeLongestOverdueFirstUpToTheLimit() {
        var tasks = tasks();
        store(tasks, Tasks.numbered(1).claimBy(NINE.plusSeconds(30)).open());
        var claimed =
                Tasks.numbered(2).startWithin(Duration.ofSeconds(10)).open().claim(ANNA, NINE);
        store(tasks, claimed.release(), claimed);
        store(tasks, Tasks.numbered(3).claimBy(NINE.plusSeconds(20)).open());
        store(tasks, Tasks.numbered(4).claimBy(NINE.plusSeconds(40)).open());
        store(tasks, Tasks.numbered(5).open());

        var now = NINE.plusSeconds(35);
        assertThat(ids(tasks.lapsed(now, 10))).isEqualTo(ids(2, 3, 1));
        assertThat(ids(tasks.lapsed(now, 2))).isEqualTo(ids(2, 3));
        assertThat(tasks.lapsed(now, 1)).containsExactly(new Versioned<>(claimed, 2));
    }

    @Test
    default void aTaskLapsesRightAfterItsLimit() {
        var tasks = tasks();
        store(tasks, Tasks.numbered(1).claimBy(NINE.plusSeconds(30)).open());
        var claimed =
                Tasks.numbered(2).startWithin(Duration.ofSeconds(30)).open().claim(ANNA, NINE);
        store(tasks, claimed.release(), claimed);

        assertThat(tasks.lapsed(NINE.plusSeconds(30), 10)).isEmpty();
        assertThat(tasks.lapsedClaims(ANNA, NINE.plusSeconds(30))).isEmpty();
        assertThat(tasks.lapsed(NINE.plusSeconds(30).plusMillis(1), 10)).hasSize(2);
        assertThat(ids(tasks.lapsedClaims(ANNA, NINE.plusSeconds(30).plusMillis(1))))
                .isEqualTo(ids(2));
    }

    @Test
    default void whatHasMovedOnInTimeDoesNotLapse() {
        var tasks = tasks();
        var limited = Tasks.numbered(1).startWithin(Duration.ofSeconds(10)).claimBy(NINE.plusSeconds(10));
        store(tasks, limited.open(), limited.open().claim(ANNA, NINE).start(NINE, 1));
        store(tasks, Tasks.numbered(2).open(), Tasks.numbered(2).open().claim(ANNA, NINE));

        assertThat(tasks.lapsed(NINE.plusSeconds(1_000), 10)).isEmpty();
        assertThat(tasks.lapsedClaims(ANNA, NINE.plusSeconds(1_000))).isEmpty();
    }

    @Test
    default void aSettledTaskLapsesNoMore() {
        var tasks = tasks();
        var open = Tasks.numbered(1).claimBy(NINE.plusSeconds(30)).open();
        var past = NINE.plusSeconds(60);
        store(tasks, open, open.asOf(past));

        assertThat(tasks.lapsed(past, 10)).isEmpty();
    }

    @Test
    default void lapsedClaimsAreThoseOfOneCourier() {
        var tasks = tasks();
        for (var i = 1; i <= 3; i++) {
            var open = Tasks.numbered(i).startWithin(Duration.ofSeconds(10)).open();
            store(tasks, open, open.claim(i == 3 ? BORIS : ANNA, NINE));
        }

        assertThat(ids(tasks.lapsedClaims(ANNA, NINE.plusSeconds(11)))).containsExactlyInAnyOrderElementsOf(ids(1, 2));
        assertThat(tasks.lapsedClaims(new AccountId("unknown"), NINE.plusSeconds(11)))
                .isEmpty();
    }

    @Test
    default void aRouteIsNeededWhileATaskOnItIsUnfinished() {
        var tasks = tasks();
        var now = NINE.plusSeconds(100);
        store(tasks, Tasks.numbered(1).open(), done(1));
        store(tasks, Tasks.numbered(2).claimBy(NINE.plusSeconds(1)).open());
        store(tasks, Tasks.numbered(3).on(OTHER_ROUTE).open());
        assertThat(tasks.anyUnfinishedOn(Tasks.ROUTE, now)).isFalse();
        assertThat(tasks.anyUnfinishedOn(OTHER_ROUTE, now)).isTrue();
        assertThat(tasks.anyUnfinishedOn(new RouteId("unknown"), now)).isFalse();

        var lapsed = Tasks.numbered(4).startWithin(Duration.ofSeconds(10)).open();
        store(tasks, lapsed, lapsed.claim(ANNA, NINE));

        assertThat(tasks.anyUnfinishedOn(Tasks.ROUTE, now)).isTrue();
    }

    @Test
    default void aTeamIsNeededWhileATaskOfItsOwnIsUnfinished() {
        var tasks = tasks();
        var now = NINE.plusSeconds(100);
        store(tasks, Tasks.numbered(1).open());
        store(
                tasks,
                Tasks.numbered(2).offeredTo(NORTH).claimBy(NINE.plusSeconds(1)).open());
        var lapsed = Tasks.numbered(3)
                .offeredTo(NORTH)
                .startWithin(Duration.ofSeconds(10))
                .claimBy(NINE.plusSeconds(20))
                .open();
        store(tasks, lapsed, lapsed.claim(ANNA, NINE));
        assertThat(tasks.anyUnfinishedOf(NORTH, now)).isFalse();
        assertThat(tasks.anyUnfinishedOf(NORTH, NINE)).isTrue();

        var started = Tasks.numbered(4).offeredTo(SOUTH).open();
        store(tasks, started, started.claim(BORIS, NINE).start(NINE, 1));

        assertThat(tasks.anyUnfinishedOf(SOUTH, now)).isTrue();
        assertThat(tasks.anyUnfinishedOf(NORTH, now)).isFalse();
    }

    private static void store(TaskRepository tasks, OpenTask task) {
        tasks.add(TaskChange.publish(task));
    }

    private static void store(TaskRepository tasks, OpenTask task, Task next) {
        store(tasks, task);
        tasks.save(new TaskChange(next, List.of(), Optional.empty(), Optional.empty()), 1, 0);
    }

    private static Task done(int number) {
        var started = Tasks.numbered(number).open().claim(ANNA, NINE).start(NINE, 1);
        return Tasks.complete(started);
    }

    private static List<TaskId> ids(List<Versioned<Task>> tasks) {
        return tasks.stream().map(task -> task.value().id()).toList();
    }

    private static List<TaskId> ids(int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> Tasks.numbered(number).id())
                .toList();
    }
}
