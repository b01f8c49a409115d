package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.contract.TrackLogContract;
import dev.milepost.application.port.LiveFeed;
import dev.milepost.application.port.TrackLog;
import dev.milepost.application.port.TrackRepository;
import java.time.InstantSource;

class DynamoDbTrackLogTest implements TrackLogContract {
    private final DynamoDb db = TestTables.of(Table.TRACKS);
    private final DynamoDbLiveFeed feed = new DynamoDbLiveFeed(db, TestTables.KEEP_TRACKS, InstantSource.system());

    @Override
    public TrackLog log() {
        return new DynamoDbTrackLog(db, feed);
    }

    @Override
    public TrackRepository tracks() {
        return new DynamoDbTrackRepository(db, TestTables.KEEP_TRACKS);
    }

    @Override
    public LiveFeed feed() {
        return feed;
    }
}
