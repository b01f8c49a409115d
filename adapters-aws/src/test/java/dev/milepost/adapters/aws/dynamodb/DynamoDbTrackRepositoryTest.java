package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.contract.TrackRepositoryContract;
import dev.milepost.application.port.TrackRepository;

class DynamoDbTrackRepositoryTest implements TrackRepositoryContract {
    private final DynamoDb db = TestTables.of(Table.TRACKS);

    @Override
    public TrackRepository tracks() {
        return new DynamoDbTrackRepository(db, TestTables.KEEP_TRACKS);
    }
}
