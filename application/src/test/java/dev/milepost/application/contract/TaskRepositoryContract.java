package dev.milepost.application.contract;

import static dev.milepost.testing.People.ADMIN;
import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.People.NORTH;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.TaskSaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.task.ClaimedTask;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.StartedTask.Completion;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.task.Transition;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link TaskRepository} must keep to. Its parts are about what is kept, who wins, what lists show and what time does. */
public interface TaskRepositoryContract extends TaskSaveContract, TaskListContract, TaskLapseContract {
    @Test
    default void anUnknownTaskHasNeitherStateNorHistory() {
        var tasks = tasks();

        assertThat(tasks.find(new TaskId("unknown"))).isEmpty();
        assertThat(tasks.history(new TaskId("unknown"))).isEmpty();
    }

    @Test
    default void aPublishedTaskIsVersionOneAndItsPublicationIsHistory() {
        var tasks = tasks();
        var task = Tasks.openTask();

        tasks.add(TaskChange.publish(task));

        assertThat(tasks.find(task.id())).contains(new Versioned<>(task, 1));
        assertThat(tasks.history(task.id()))
                .containsExactly(
                        new Transition(Optional.empty(), TaskStatus.OPEN, NINE, Optional.of(ADMIN), Optional.empty()));
    }

    @Test
    default void addingATaskAgainChangesNothing() {
        var tasks = tasks();
        var task = Tasks.openTask();
        tasks.add(TaskChange.publish(task));
        save(tasks, task, task.claim(ANNA, NINE), 1);

        tasks.add(TaskChange.publish(task));

        assertThat(tasks.find(task.id())).contains(new Versioned<>(task.claim(ANNA, NINE), 2));
        assertThat(tasks.history(task.id())).hasSize(2);
    }

    @Test
    default void everyStateIsKeptWhole() {
        var tasks = tasks();
        var number = 0;
        for (var state : everyState()) {
            var open = detailed(++number).open();
            tasks.add(TaskChange.publish(open));
            var next = state.of(open);
            var change = new TaskChange(next, List.of(), Optional.empty(), Optional.empty());
            assertThat(tasks.save(change, 1, 1)).isEqualTo(new TaskSaveResult.Saved(new Versioned<>(next, 2)));
            assertThat(tasks.find(open.id())).contains(new Versioned<>(next, 2));
        }
    }

    @Test
    default void historyIsKeptInOrderAlsoWithinOneInstant() {
        var tasks = tasks();
        var open = Tasks.openTask();
        var claimed = open.claim(ANNA, NINE);
        var started = claimed.start(NINE, 1);
        tasks.add(TaskChange.publish(open));

        save(tasks, open, claimed, 1);
        save(tasks, claimed, open, 2);
        save(tasks, open, claimed, 3);
        save(tasks, claimed, started, 4);
        var change = TaskChange.by(
                ADMIN, started, started.cancel(ADMIN, "storm 50 %", NINE), NINE, Optional.of("storm 50 %"));
        tasks.save(change, 5, 1);

        var history = tasks.history(open.id());
        assertThat(history)
                .extracting(Transition::to)
                .containsExactly(
                        TaskStatus.OPEN,
                        TaskStatus.CLAIMED,
                        TaskStatus.OPEN,
                        TaskStatus.CLAIMED,
                        TaskStatus.STARTED,
                        TaskStatus.CANCELLED);
        assertThat(history.getLast())
                .isEqualTo(new Transition(
                        Optional.of(TaskStatus.STARTED),
                        TaskStatus.CANCELLED,
                        NINE,
                        Optional.of(ADMIN),
                        Optional.of("storm 50 %")));
    }

    @Test
    default void severalLinesOfOneChangeAreKeptInOrder() {
        var tasks = tasks();
        var open = Tasks.numbered(1)
                .startWithin(Duration.ofMinutes(5))
                .claimBy(NINE.plusSeconds(60))
                .open();
        var claimed = open.claim(ANNA, NINE);
        tasks.add(TaskChange.publish(open));
        save(tasks, open, claimed, 1);
        var later = NINE.plusSeconds(3600);
        var expired = TaskChange.byTime(claimed, later).orElseThrow();

        tasks.save(expired, 2, 1);

        assertThat(tasks.find(open.id())).contains(new Versioned<>(expired.next(), 3));
        assertThat(tasks.history(open.id()).subList(2, 4)).isEqualTo(expired.transitions());
        assertThat(expired.transitions())
                .extracting(Transition::to)
                .containsExactly(TaskStatus.OPEN, TaskStatus.EXPIRED);
    }

    @Test
    default void theLongestTextsAreKept() {
        var tasks = tasks();
        var task = Tasks.numbered(1)
                .title("\uD83D\uDE9A%_\\'\"路".repeat(25))
                .description("行\n\t\r ".repeat(800))
                .open();

        tasks.add(TaskChange.publish(task));

        assertThat(tasks.find(task.id())).contains(new Versioned<>(task, 1));
    }

    /** Makes another state of an open task. */
    @FunctionalInterface
    interface State {
        Task of(OpenTask open);
    }

    private static Tasks detailed(int number) {
        return Tasks.numbered(number)
                .description("Bring \"both\" keys")
                .offeredTo(NORTH)
                .opensAt(NINE.plusMillis(250))
                .claimBy(NINE.plusSeconds(60))
                .dueBy(NINE.plusSeconds(7200))
                .startWithin(Duration.ofSeconds(90));
    }

    private static List<State> everyState() {
        var at = NINE.plusMillis(1_234);
        return Stream.<State>of(
                        open -> open,
                        open -> open.claim(ANNA, at),
                        open -> open.claim(ANNA, at).start(at, 7),
                        open -> done(open.claim(ANNA, at), List.of(), Optional.empty()),
                        open -> done(
                                open.claim(ANNA, at), List.of("North gate", "河, \"east\""), Optional.of("road closed")),
                        open -> open.cancel(ADMIN, "storm", at),
                        open -> open.claim(ANNA, at).cancel(ADMIN, "storm", at),
                        open -> open.claim(ANNA, at).start(at, 7).cancel(ADMIN, "storm", at.plusSeconds(1)),
                        open -> open.asOf(NINE.plusSeconds(61)))
                .toList();
    }

    private static Task done(ClaimedTask claimed, List<String> missing, Optional<String> reason) {
        var completion = claimed.start(NINE.plusSeconds(9), 7)
                .complete(NINE.plusSeconds(99), missing, Optional.of("keys returned"), reason);
        return ((Completion.Done) completion).task();
    }

    private static void save(TaskRepository tasks, Task stored, Task next, long version) {
        var saved = tasks.save(TaskChange.by(ANNA, stored, next, NINE, Optional.empty()), version, 10);
        assertThat(saved).isEqualTo(new TaskSaveResult.Saved(new Versioned<>(next, version + 1)));
    }
}
