package dev.milepost.adapters.local.postgres;

import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.contract.TrackLogContract;
import dev.milepost.application.port.LiveFeed;
import dev.milepost.application.port.TrackLog;
import dev.milepost.application.port.TrackLog.Logged;
import dev.milepost.application.port.TrackRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.tracking.Track;
import dev.milepost.testing.Fixes;
import dev.milepost.testing.Tasks;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two instances on one database, taken in turns. */
class PostgresTrackLogTest implements TrackLogContract {
    private final Database database = TestDatabase.empty();
    private final Set<Object> corrected = ConcurrentHashMap.newKeySet();
    private final List<Instance> instances = List.of(new Instance(), new Instance());
    private final AtomicInteger turn = new AtomicInteger();

    PostgresTrackLogTest() {
        new PostgresTaskRepository(database)
                .add(TaskChange.publish(Tasks.numbered(1).open()));
    }

    private final class Instance {
        private final PostgresTrackRepository tracks = new PostgresTrackRepository(database);
        private final PostgresLiveFeed feed = new PostgresLiveFeed(database);
        private final ProgressPublisher publisher = new ProgressPublisher(feed);
        private final TrackLog log = new PostgresTrackLog(tracks, publisher);

        Instance() {
            publisher.start(corrected::add);
        }

        void close() {
            tracks.close();
            publisher.close();
            feed.close();
        }
    }

    @AfterEach
    void close() {
        instances.forEach(Instance::close);
    }

    @Override
    public TrackLog log() {
        return instances.get(turn.getAndIncrement() % instances.size()).log;
    }

    @Override
    public TrackRepository tracks() {
        return instances.getFirst().tracks;
    }

    @Override
    public LiveFeed feed() {
        return instances.getFirst().feed;
    }

    @Test
    void fixesForATaskThatHasChangedAreNotTaken() {
        var fixes = Fixes.wholeWay(NINE, 6);

        var logged = log().append(new Versioned<>(STARTED, 2), fixes, (known, stored) -> known.orElseThrow());

        assertThat(logged).isEqualTo(new Logged.TaskChanged());
        assertThat(tracks().read(TASK)).isEqualTo(Track.EMPTY);
    }
}
