package dev.milepost.application.tracking;

import static dev.milepost.application.tracking.UnderWay.WAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.fake.World;
import dev.milepost.application.port.AppendResult;
import dev.milepost.application.port.TrackRepository;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.Track;
import dev.milepost.domain.tracking.TrackingRules;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Uploads of one task come to several instances, each with a memory of its own. */
class SeveralInstancesTest {
    private final World world = new World();
    private final WholeReads tracks = new WholeReads(world.tracks);
    private final ProgressTracker one = tracker();
    private final ProgressTracker other = tracker();
    private final TaskId task = UnderWay.started(world).id();

    private ProgressTracker tracker() {
        return new ProgressTracker(world.routes, tracks, world.feed, TrackingRules.DEFAULTS);
    }

    private void upload(ProgressTracker instance, int from, int to) {
        instance.record(world.tasks.find(task).orElseThrow(), WAY.subList(from, to));
    }

    private void assertExact(int fixes) {
        var published = world.feed.find(task).orElseThrow();
        assertThat(published.fixes()).isEqualTo(fixes);
        assertThat(published)
                .isEqualTo(tracker().exact(world.tasks.find(task).orElseThrow().value()));
    }

    @Test
    void aWholeTrackIsReadOnceByEach() {
        for (var from = 0; from < 200; from += 10) {
            upload(from % 20 == 0 ? one : other, from, from + 10);
        }

        assertThat(tracks.wholeReads).isEqualTo(2);
        assertExact(200);
    }

    @Test
    void fixesThatCameLateElsewhereAreTakenIntoAccount() {
        upload(one, 0, 50);
        upload(other, 60, 100);
        upload(one, 100, 110);
        upload(other, 50, 60);
        upload(one, 110, 120);

        assertExact(120);
        upload(other, 120, 130);
        assertExact(130);
    }

    @Test
    void uploadsThatInterleaveAreTakenInOrder() {
        upload(one, 0, 50);
        upload(other, 55, 60);
        world.tracks.append(task, WAY.subList(60, 65));

        upload(one, 50, 55);

        upload(one, 65, 70);
        assertExact(70);
    }

    /** Counts how often a track is read from its beginning. */
    private static final class WholeReads implements TrackRepository {
        private final TrackRepository tracks;
        private int wholeReads;

        private WholeReads(TrackRepository tracks) {
            this.tracks = tracks;
        }

        @Override
        public AppendResult append(TaskId task, List<Fix> fixes) {
            return tracks.append(task, fixes);
        }

        @Override
        public void remove(TaskId task) {
            tracks.remove(task);
        }

        @Override
        public Track read(TaskId task) {
            wholeReads++;
            return tracks.read(task);
        }

        @Override
        public Track read(TaskId task, Instant from, Instant to) {
            return tracks.read(task, from, to);
        }
    }
}
