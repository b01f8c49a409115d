package dev.milepost.adapters.local.postgres;

import dev.milepost.application.contract.TrackRepositoryContract;
import dev.milepost.application.port.TrackRepository;
import org.junit.jupiter.api.AfterEach;

class PostgresTrackRepositoryTest implements TrackRepositoryContract {
    private final PostgresTrackRepository tracks = new PostgresTrackRepository(TestDatabase.empty());

    @AfterEach
    void close() {
        tracks.close();
    }

    @Override
    public TrackRepository tracks() {
        return tracks;
    }
}
