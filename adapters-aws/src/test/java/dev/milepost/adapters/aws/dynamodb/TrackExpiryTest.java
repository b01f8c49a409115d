package dev.milepost.adapters.aws.dynamodb;

import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.TaskProgress;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.testing.Fixes;
import dev.milepost.testing.People;
import dev.milepost.testing.Progresses;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which items of a track DynamoDB may drop, and when. */
class TrackExpiryTest {
    private static final TaskId TASK = Tasks.numbered(1).id();
    private static final Duration SPAN = Duration.ofMinutes(10);

    private final DynamoDb db = TestTables.of(Table.TRACKS);
    private final DynamoDbLiveFeed feed = new DynamoDbLiveFeed(db, TestTables.KEEP_TRACKS, InstantSource.system());
    private final DynamoDbTrackRepository tracks = new DynamoDbTrackRepository(db, TestTables.KEEP_TRACKS);

    private void publish(TaskStatus status) {
        feed.publish(
                new TaskProgress(TASK, People.ANNA, Optional.empty(), "Round", status, Progresses.full(NINE), 100));
    }

    private Optional<Instant> expiry(Key key) {
        return db.get(Table.TRACKS, key)
                .filter(item -> item.has(Table.EXPIRY))
                .map(item -> Instant.ofEpochSecond(item.number(Table.EXPIRY)));
    }

    @Test
    void earlierChunksExpireByTheirTimeAndTheCurrentOneOnceTheTaskHasEnded() {
        tracks.append(TASK, Fixes.wholeWay(NINE, 100));
        publish(TaskStatus.STARTED);

        var first = TrackItems.earlierKey(TASK, TrackItems.span(NINE), 0);
        assertThat(expiry(first)).contains(NINE.plusSeconds(590).plus(SPAN).plus(TestTables.KEEP_TRACKS));
        assertThat(expiry(TrackItems.currentKey(TASK))).isEmpty();

        publish(TaskStatus.COMPLETED);

        assertThat(expiry(TrackItems.currentKey(TASK)))
                .contains(NINE.plusSeconds(990).plus(SPAN).plus(TestTables.KEEP_TRACKS));
    }
}
