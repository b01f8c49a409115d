package dev.milepost.application.fake;

import dev.milepost.application.contract.TrackLogContract;
import dev.milepost.application.port.LiveFeed;
import dev.milepost.application.port.TrackLog;
import dev.milepost.application.port.TrackRepository;

class InMemoryTrackLogTest implements TrackLogContract {
    private final TrackRepository tracks = new InMemoryTrackRepository();
    private final LiveFeed feed = new InMemoryLiveFeed();

    @Override
    public TrackLog log() {
        return TrackLog.of(tracks, feed);
    }

    @Override
    public TrackRepository tracks() {
        return tracks;
    }

    @Override
    public LiveFeed feed() {
        return feed;
    }
}
