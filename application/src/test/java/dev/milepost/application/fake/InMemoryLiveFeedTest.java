package dev.milepost.application.fake;

import dev.milepost.application.contract.LiveFeedContract;
import dev.milepost.application.port.LiveFeed;

class InMemoryLiveFeedTest implements LiveFeedContract {
    private final LiveFeed feed = new InMemoryLiveFeed();

    @Override
    public LiveFeed feed() {
        return feed;
    }
}
