package dev.milepost.application.fake;

import dev.milepost.application.contract.TrackRepositoryContract;
import dev.milepost.application.port.TrackRepository;

class InMemoryTrackRepositoryTest implements TrackRepositoryContract {
    private final TrackRepository tracks = new InMemoryTrackRepository();

    @Override
    public TrackRepository tracks() {
        return tracks;
    }
}
