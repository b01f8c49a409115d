package dev.milepost.adapters.local.postgres;

import dev.milepost.application.contract.TrackRepositoryContract;
import dev.milepost.application.port.TrackRepository;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

/** Two instances on one database, taken in turns: what holds for one store holds for both together. */
class PostgresTrackRepositoryTest implements TrackRepositoryContract {
    private final Database database = TestDatabase.empty();
    private final List<PostgresTrackRepository> instances =
            List.of(new PostgresTrackRepository(database), new PostgresTrackRepository(database));
    private final AtomicInteger turn = new AtomicInteger();

    @AfterEach
    void close() {
        instances.forEach(PostgresTrackRepository::close);
    }

    @Override
    public TrackRepository tracks() {
        return instances.get(turn.getAndIncrement() % instances.size());
    }
}
