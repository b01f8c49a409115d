package dev.milepost.adapters.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.contract.TrackLogContract;
import dev.milepost.application.port.LiveFeed;
import dev.milepost.application.port.TrackLog;
import dev.milepost.application.port.TrackRepository;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.testing.Tasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract holds as well where every fix stored before a call has been packed, and every later one belongs into a chunk. */
class PackedTrackLogTest implements TrackLogContract {
    private final Database database = TestDatabase.empty();
    private final PostgresTrackRepository tracks = new PostgresTrackRepository(database);
    private final PostgresLiveFeed feed = new PostgresLiveFeed(database);
    private final ProgressPublisher publisher = new ProgressPublisher(feed);
    private final TrackLog log = new PostgresTrackLog(tracks, publisher);

    PackedTrackLogTest() {
        new PostgresTaskRepository(database)
                .add(TaskChange.publish(Tasks.numbered(1).open()));
        publisher.start(corrected -> {});
    }

    @AfterEach
    void close() {
        tracks.close();
        publisher.close();
        feed.close();
    }

    @Override
    public TrackLog log() {
        Packing.packAll(database, tracks);
        return log;
    }

    @Override
    public TrackRepository tracks() {
        return tracks;
    }

    @Override
    public LiveFeed feed() {
        return feed;
    }

    /** Else the contract would be tried on rows once more. */
    @Test
    void noFixIsLeftInARow() {
        uploadsAtOnceLoseNeitherFixesNorProgress();
        log();

        long rows = database.with(handle ->
                handle.select("select count(*) from fixes").mapTo(Long.class).one());
        assertThat(rows).isZero();
    }
}
