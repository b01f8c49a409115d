package dev.milepost.adapters.local.postgres;

import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.contract.LiveFeedContract;
import dev.milepost.application.port.LiveFeed;
import dev.milepost.application.port.TaskProgress;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.testing.Progresses;
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
    void progressThatAnEarlierVersionStoredOtherwiseIsNoneUntilItIsMadeAnew() {
        var progress = new TaskProgress(
                new TaskId("task"), ANNA, Optional.empty(), "Title", TaskStatus.STARTED, Progresses.full(NINE), 5);
        feed().publish(progress);
        database.with(handle -> handle.execute("update live_progress set progress = progress - 'progress' - 'title'"));

        assertThat(feed().find(progress.taskId())).isEmpty();
        assertThat(feed().snapshot().items()).isEmpty();
        feed().publish(progress);
        assertThat(feed().find(progress.taskId())).contains(progress);
    }
}
