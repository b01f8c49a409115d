package dev.milepost.application.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.task.Turns.Turn;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import dev.milepost.testing.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TurnsTest {
    private static final Versioned<Task> TASK =
            new Versioned<>(Tasks.numbered(1).open(), 7);
    private static final TaskId ID = TASK.value().id();

    private final Turns turns = new Turns();
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<Optional<Versioned<Task>>>> waiting = new ArrayList<>();

    @AfterEach
    void end() {
        others.close();
        assertThat(turns.callers(ID)).isZero();
    }

    private void anotherComes() {
        var before = turns.callers(ID);
        waiting.add(others.submit(() -> turns.take(ID, Turn::known)));
        while (turns.callers(ID) == before) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whoCameBeforeTheStoreWasAskedIsToldTheAnswer() throws Exception {
        turns.take(ID, turn -> {
            anotherComes();
            anotherComes();
            return turn.ask(() -> TASK, Optional::of);
        });

        for (var other : waiting) {
            assertThat(other.get()).contains(TASK);
        }
    }

    @Test
    void whoCameWhileTheStoreWasAskedAsksItself() throws Exception {
        turns.take(
                ID,
                turn -> turn.ask(
                        () -> {
                            anotherComes();
                            return TASK;
                        },
                        Optional::of));

        assertThat(waiting.getFirst().get()).isEmpty();
    }

    @Test
    void nothingIsKnownToWhoComesLaterOrOfAnAnswerThatTellsNothing() throws Exception {
        turns.take(ID, turn -> turn.ask(() -> TASK, Optional::of));
        assertThat(turns.<Optional<Versioned<Task>>>take(ID, Turn::known)).isEmpty();

        turns.take(ID, turn -> {
            anotherComes();
            return turn.ask(() -> TASK, answer -> Optional.empty());
        });
        assertThat(waiting.getFirst().get()).isEmpty();
    }

    /** Each waits for the others: one after the other they would wait for ever. */
    @Test
    void whereTheStoreFailsTheOthersGoAheadSideBySide() throws Exception {
        var together = new CyclicBarrier(3);
        var ahead = new ArrayList<Future<Integer>>();

        assertThatThrownBy(() -> turns.take(ID, turn -> {
                    for (var other = 0; other < 3; other++) {
                        ahead.add(others.submit(() -> turns.take(
                                ID, second -> arrive(together) + (second.known().isEmpty() ? 0 : 9))));
                    }
                    while (turns.callers(ID) < 4) {
                        Thread.onSpinWait();
                    }
                    throw new StoreUnavailableException("away");
                }))
                .isInstanceOf(StoreUnavailableException.class);

        for (var other : ahead) {
            assertThat(other.get(10, TimeUnit.SECONDS)).isLessThan(3);
        }
    }

    private static int arrive(CyclicBarrier barrier) {
        try {
            return barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
