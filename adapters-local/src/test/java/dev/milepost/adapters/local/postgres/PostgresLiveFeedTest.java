package dev.milepost.adapters.local.postgres;

import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.contract.LiveFeedContract;
import dev.milepost.application.port.LiveFeed;
import dev.milepost.application.port.TaskProgress;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.testing.Progresses;
import dev.milepost.testing.Tasks;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two instances on one database, taken in turns: what holds for one feed holds for both together. */
class PostgresLiveFeedTest implements LiveFeedContract {
    private final Database database = TestDatabase.empty();
    private final List<PostgresLiveFeed> instances =
            List.of(new PostgresLiveFeed(database), new PostgresLiveFeed(database));
    private final AtomicInteger turn = new AtomicInteger();

    @AfterEach
    void close() {
        instances.forEach(PostgresLiveFeed::close);
    }

    @Override
    public LiveFeed feed() {
        return instances.get(turn.getAndIncrement() % instances.size());
    }

    @Test
    void theProgressOfTasksThatEndedLongAgoIsDropped() {
        var feed = instances.getFirst();
        var tasks = new PostgresTaskRepository(database);
        var ended = Tasks.numbered(1);
        tasks.add(TaskChange.publish(ended.open()));
        var completed = Tasks.complete(ended.open().claim(ANNA, NINE).start(NINE, 1));
        tasks.save(new TaskChange(completed, List.of(), Optional.empty(), Optional.empty()), 1, 0);
        tasks.add(TaskChange.publish(Tasks.numbered(2).open()));
        feed.publish(progress(ended.id(), TaskStatus.COMPLETED));
        feed.publish(progress(Tasks.numbered(2).id(), TaskStatus.STARTED));

        feed.dropEndedBefore(NINE);
        assertThat(feed.find(ended.id())).isPresent();
        feed.dropEndedBefore(NINE.plusMillis(1));

        assertThat(feed.find(ended.id())).isEmpty();
        assertThat(feed.find(Tasks.numbered(2).id())).isPresent();
    }

    private static TaskProgress progress(TaskId task, TaskStatus status) {
        return new TaskProgress(task, ANNA, Optional.empty(), "Title", status, Progresses.full(NINE), 5);
    }

    @Test
    void progressThatAnEarlierVersionStoredOtherwiseIsNoneUntilItIsMadeAnew() {
        var progress = progress(new TaskId("task"), TaskStatus.STARTED);
        feed().publish(progress);
        database.with(handle -> handle.execute("update live_progress set progress = progress - 'progress' - 'title'"));

        assertThat(feed().find(progress.taskId())).isEmpty();
        assertThat(feed().snapshot().items()).isEmpty();
        feed().publish(progress);
        assertThat(feed().find(progress.taskId())).contains(progress);
    }
}
