package dev.milepost.adapters.local.postgres;

import static dev.milepost.application.contract.Eventually.eventually;
import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.contract.TrackLogContract;
import dev.milepost.application.port.LiveFeed;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.application.port.TaskProgress;
import dev.milepost.application.port.TrackLog;
import dev.milepost.application.port.TrackLog.Logged;
import dev.milepost.application.port.TrackRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.Track;
import dev.milepost.testing.Fixes;
import dev.milepost.testing.Progresses;
import dev.milepost.testing.Tasks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
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

        var logged = log().append(new Versioned<>(STARTED, 2), fixes, (known, latest, stored) -> known.orElseThrow());

        assertThat(logged).isEqualTo(new Logged.TaskChanged());
        assertThat(tracks().read(TASK)).isEqualTo(Track.EMPTY);
    }

    @Test
    void progressThatCannotBeMadeAnewForAMomentIsPublishedLater() {
        var fixes = Fixes.wholeWay(NINE, 18);
        log().append(task(), fixes.subList(0, 6), this::counted);
        eventually(() -> assertThat(feed().find(TASK)).contains(counted()));
        log().append(task(), fixes.subList(6, 12), this::counted);
        eventually(() -> assertThat(feed().find(TASK)).contains(counted()));
        var away = new AtomicBoolean(true);

        log().append(task(), fixes.subList(12, 18), (known, latest, stored) -> {
            if (known.isEmpty() && away.getAndSet(false)) {
                throw new StoreUnavailableException("the database is away");
            }
            return counted();
        });

        eventually(() -> assertThat(feed().find(TASK)).contains(counted()));
        assertThat(away).isFalse();
    }

    @Test
    void whatIsStoredIsToldThoughItsProgressCannotBeMadeForAMoment() {
        var fixes = Fixes.wholeWay(NINE, 6);
        var away = new AtomicBoolean(true);

        var logged = (Logged.Done) log().append(task(), fixes, (known, latest, stored) -> {
            if (away.getAndSet(false)) {
                throw new StoreUnavailableException("the database is away");
            }
            return counted();
        });

        assertThat(logged.appended().stored()).containsExactlyElementsOf(fixes);
        assertThat(logged.progress()).isEmpty();
        eventually(() -> assertThat(feed().find(TASK)).contains(counted()));
    }

    private TaskProgress counted(Optional<TaskProgress> known, List<Fix> latest, List<Fix> stored) {
        return counted();
    }

    private TaskProgress counted() {
        var fixes = tracks().read(TASK).fixes().size();
        return new TaskProgress(TASK, ANNA, Optional.empty(), "Task 1", TaskStatus.STARTED, Progresses.none(), fixes);
    }
}
