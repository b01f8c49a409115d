package dev.milepost.application.task;

import dev.milepost.application.port.Versioned;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Has those who would change one task at once do so one after the other, and tells each what the store has answered the one before: whoever
 * loses the race for a task need not go to the store to lose it there. A saving of this process alone. Who wins is decided by the store's
 * conditional write, as among processes. Safe for concurrent use.
 */
final class Turns {
    private final Map<TaskId, Queue> queues = new ConcurrentHashMap<>();

    /** Those at one task; gone when nobody is. */
    private static final class Queue {
        private final ReentrantLock lock = new ReentrantLock();
        private int callers;
        /** How many have come so far. */
        private volatile int arrivals;

        private Optional<Versioned<Task>> answer = Optional.empty();
        /** How many had come when the store was asked for the answer. */
        private int askedAfter;
        /** Whether the store has failed somebody: then all go ahead side by side, lest they fail one after the other. */
        private boolean failed;

        private Queue joined() {
            callers++;
            arrivals++;
            return this;
        }
    }

    /** One caller's turn. */
    static final class Turn {
        private final Queue queue;
        private final int number;

        private Turn(Queue queue, int number) {
            this.queue = queue;
            this.number = number;
        }

        /** How the task is, if the store was asked for it since this caller came: an earlier answer may be no news to it. */
        Optional<Versioned<Task>> known() {
            return queue.answer.filter(task -> number <= queue.askedAfter);
        }

        /** Asks the store, and tells those who wait by now. @param task what they are told of the answer */
        <T> T ask(Supplier<T> store, Function<T, Optional<Versioned<Task>>> task) {
            var asking = queue.arrivals;
            var answer = store.get();
            task.apply(answer).ifPresent(told -> {
                queue.answer = Optional.of(told);
                queue.askedAfter = asking;
            });
            return answer;
        }
    }

    /** Does something when it is this caller's turn at a task. */
    <T> T take(TaskId id, Function<Turn, T> action) {
        var numbers = new int[1];
        var queue = queues.compute(id, (task, known) -> {
            var joined = (known == null ? new Queue() : known).joined();
            numbers[0] = joined.arrivals;
            return joined;
        });
        try {
            return takeTurn(queue, numbers[0], action);
        } finally {
            queues.computeIfPresent(id, (task, known) -> --known.callers == 0 ? null : known);
        }
    }

    private static <T> T takeTurn(Queue queue, int number, Function<Turn, T> action) {
        queue.lock.lock();
        try {
            if (!queue.failed) {
                queue.failed = true;
                var result = action.apply(new Turn(queue, number));
                queue.failed = false;
                return result;
            }
        } finally {
            queue.lock.unlock();
        }
        return action.apply(new Turn(new Queue(), number));
    }

    /** How many are at a task. */
    int callers(TaskId id) {
        return Optional.ofNullable(queues.get(id)).map(queue -> queue.callers).orElse(0);
    }
}
