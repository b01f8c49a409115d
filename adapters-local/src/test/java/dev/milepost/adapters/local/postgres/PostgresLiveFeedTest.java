package dev.milepost.adapters.local.postgres;

import dev.milepost.application.contract.LiveFeedContract;
import dev.milepost.application.port.LiveFeed;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

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
}
