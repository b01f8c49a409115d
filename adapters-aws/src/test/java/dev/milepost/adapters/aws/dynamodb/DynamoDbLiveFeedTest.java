package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.contract.LiveFeedContract;
import dev.milepost.application.port.LiveFeed;
import java.time.InstantSource;

class DynamoDbLiveFeedTest implements LiveFeedContract {
    private final LiveFeed feed =
            new DynamoDbLiveFeed(TestTables.of(Table.TRACKS), TestTables.KEEP_TRACKS, InstantSource.system());

    @Override
    public LiveFeed feed() {
        return feed;
    }
}
