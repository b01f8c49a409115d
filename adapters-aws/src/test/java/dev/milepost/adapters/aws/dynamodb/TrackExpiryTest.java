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
import java.util.List;
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
        publish("Round", status);
    }

    private void publish(String title, TaskStatus status) {
        feed.publish(new TaskProgress(TASK, People.ANNA, Optional.empty(), title, status, Progresses.full(NINE), 100));
    }

    private List<Instant> expiries() {
        return db.collection(Table.TRACKS, TASK.value())
                .map(item -> expiry(new Key(item.partition(), item.sort())))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Instant> expiry(Key key) {
        return db.get(Table.TRACKS, key)
                .filter(item -> item.has(Table.EXPIRY))
                .map(item -> Instant.ofEpochSecond(item.number(Table.EXPIRY)));
    }

    @Test
    void whoWasOnWhichWayExpiresOnceTheTaskHasEnded() {
        tracks.append(TASK, Fixes.wholeWay(NINE, 10));
        publish("Round", TaskStatus.STARTED);
        publish("Evening round", TaskStatus.STARTED);
        assertThat(expiries()).isEmpty();

        publish("Evening round", TaskStatus.COMPLETED);

        var ended = NINE.plusSeconds(90).plus(SPAN).plus(TestTables.KEEP_TRACKS);
        assertThat(expiries()).containsExactly(ended, ended, ended);
        assertThat(feed.find(TASK)).map(TaskProgress::title).contains("Evening round");
    }

    @Test
    void aTaskThatEndedWithoutFixesExpiresToo() {
        publish(TaskStatus.CANCELLED);

        assertThat(expiries())
                .hasSize(2)
                .allMatch(at ->
                        at.isAfter(Instant.now().plus(TestTables.KEEP_TRACKS).minusSeconds(60)));
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
