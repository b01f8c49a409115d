package dev.milepost.application.contract;

import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.People.NORTH;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.LiveChange;
import dev.milepost.application.port.LiveFeed;
import dev.milepost.application.port.TaskProgress;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.tracking.Alert;
import dev.milepost.domain.tracking.Alerts;
import dev.milepost.testing.Progresses;
import dev.milepost.testing.Tasks;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link LiveFeed} must keep to. */
public interface LiveFeedContract {
    Alerts ALERTS = new Alerts(List.of(
            new Alert(Alert.Kind.OFF_ROUTE, NINE, Optional.of(NINE.plusMillis(90_250))),
            new Alert(Alert.Kind.LATE, NINE.plusSeconds(60), Optional.empty())));

    /** The feed of this test, empty when the test begins; every call in one test is about the same. */
    LiveFeed feed();

    @Test
    default void anEmptyFeedHasACursorToGoOnFrom() {
        var feed = feed();

        var snapshot = feed.snapshot();

        assertThat(snapshot.items()).isEmpty();
        assertThat(feed.find(task(1))).isEmpty();
        assertThat(feed.since(snapshot.cursor()))
                .hasValueSatisfying(changes -> assertThat(changes.items()).isEmpty());
    }

    @Test
    default void progressIsKeptWhole() {
        var feed = feed();
        var full = new TaskProgress(
                task(1), ANNA, Optional.of(NORTH), "环线 \"A\" 100 %", TaskStatus.STARTED, Progresses.full(NINE), 500);

        feed.publish(full);
        feed.publish(progress(2, 0));

        assertThat(feed.find(task(1))).contains(full);
        assertThat(feed.find(task(2))).contains(progress(2, 0));
        assertThat(feed.snapshot().items()).containsExactlyInAnyOrder(full, progress(2, 0));
    }

    @Test
    default void progressThatIsRemovedIsForgotten() {
        var feed = feed();
        feed.publish(progress(1, 5));
        feed.publish(progress(2, 5));

        feed.remove(task(1));
        feed.remove(task(1));

        assertThat(feed.find(task(1))).isEmpty();
        assertThat(feed.snapshot().items()).containsExactly(progress(2, 5));
        feed.publish(progress(1, 1));
        assertThat(feed.find(task(1))).contains(progress(1, 1));
    }

    @Test
    default void olderProgressNeverTakesTheNewersPlace() {
        var feed = feed();
        feed.publish(progress(1, 5));
        var cursor = feed.snapshot().cursor();

        feed.publish(progress(1, 4));

        assertThat(feed.find(task(1))).contains(progress(1, 5));
        assertThat(since(feed, cursor)).isEmpty();
    }

    @Test
    default void progressOfAsManyFixesIsNotOlder() {
        var feed = feed();
        feed.publish(progress(1, 5));
        var cursor = feed.snapshot().cursor();

        feed.publish(ended(1, 5, TaskStatus.CANCELLED));

        assertThat(since(feed, cursor)).containsExactly(ended(1, 5, TaskStatus.CANCELLED));
    }

    @Test
    default void nothingBringsAnEndedTaskBack() {
        var feed = feed();
        feed.publish(progress(1, 5));
        feed.publish(ended(1, 5, TaskStatus.COMPLETED));
        var cursor = feed.snapshot().cursor();

        feed.publish(progress(1, 6));

        assertThat(feed.find(task(1))).contains(ended(1, 5, TaskStatus.COMPLETED));
        assertThat(since(feed, cursor)).isEmpty();

        feed.publish(ended(1, 6, TaskStatus.COMPLETED));

        assertThat(since(feed, cursor)).containsExactly(ended(1, 6, TaskStatus.COMPLETED));
    }

    @Test
    default void anEndIsNeverOlderThanWhatWasKnownOfTheRunningTask() {
        var feed = feed();
        feed.publish(progress(1, 6));

        feed.publish(ended(1, 5, TaskStatus.COMPLETED));

        assertThat(feed.find(task(1))).contains(ended(1, 5, TaskStatus.COMPLETED));
        assertThat(feed.snapshot().items()).isEmpty();
    }

    @Test
    default void aSnapshotHoldsStartedTasksOnly() {
        var feed = feed();
        feed.publish(progress(1, 1));
        feed.publish(progress(2, 1));
        feed.publish(ended(2, 1, TaskStatus.COMPLETED));
        feed.publish(ended(3, 1, TaskStatus.CANCELLED));

        assertThat(feed.snapshot().items()).containsExactly(progress(1, 1));
    }

    @Test
    default void changesComeOldestFirstEachTaskInItsNewestState() {
        var feed = feed();
        feed.publish(progress(1, 1));
        var cursor = feed.snapshot().cursor();
        feed.publish(progress(2, 1));
        feed.publish(progress(3, 1));
        feed.publish(progress(1, 2));
        feed.publish(progress(2, 2));
        feed.publish(ended(3, 1, TaskStatus.COMPLETED));

        var changes = feed.since(cursor).orElseThrow();

        assertThat(changes.items()).containsExactly(progress(1, 2), progress(2, 2), ended(3, 1, TaskStatus.COMPLETED));
        assertThat(since(feed, changes.cursor())).isEmpty();
        assertThat(since(feed, cursor)).isEqualTo(changes.items());
    }

    @Test
    default void alertsAreAChangeOfTheirTaskAndOutliveItsProgress() {
        var feed = feed();
        feed.publish(progress(1, 1));
        feed.publish(progress(2, 1));
        var cursor = feed.snapshot().cursor();

        assertThat(feed.replaceAlerts(task(1), Alerts.NONE, ALERTS)).isTrue();
        var raised = feed.since(cursor).orElseThrow();
        feed.publish(progress(1, 2));
        var moved = feed.since(raised.cursor()).orElseThrow();

        assertThat(raised.items()).containsExactly(progress(1, 1));
        assertThat(raised.changes()).extracting(LiveChange::alerts).containsExactly(ALERTS);
        assertThat(moved.items()).containsExactly(progress(1, 2));
        assertThat(moved.changes()).extracting(LiveChange::alerts).containsExactly(ALERTS);
        assertThat(feed.alerts(task(1))).isEqualTo(ALERTS);
        assertThat(feed.snapshot().changes()).extracting(LiveChange::alerts).containsOnlyOnce(ALERTS);
    }

    @Test
    default void alertsAreReplacedByWhoHasSeenThemOnly() {
        var feed = feed();
        feed.publish(progress(1, 1));
        var cursor = feed.snapshot().cursor();

        assertThat(feed.replaceAlerts(task(1), ALERTS, Alerts.NONE)).isFalse();
        assertThat(feed.replaceAlerts(task(2), Alerts.NONE, ALERTS)).isFalse();
        assertThat(feed.alerts(task(2))).isEqualTo(Alerts.NONE);
        assertThat(since(feed, cursor)).isEmpty();
        assertThat(Racing.race(8, racer -> feed().replaceAlerts(task(1), Alerts.NONE, ALERTS)))
                .containsOnlyOnce(true);
        assertThat(feed().alerts(task(1))).isEqualTo(ALERTS);
    }

    @Test
    default void whoStopsInTheMiddleOfTheChangesGoesOnFromThere() {
        var feed = feed();
        var cursor = feed.snapshot().cursor();
        IntStream.rangeClosed(1, 4).forEach(task -> feed.publish(progress(task, 1)));

        var changes = feed.since(cursor).orElseThrow().changes();

        assertThat(changes).hasSize(4);
        for (var seen = 1; seen <= changes.size(); seen++) {
            var unseen = changes.subList(seen, changes.size()).stream()
                    .map(LiveChange::progress)
                    .toList();
            assertThat(since(feed, changes.get(seen - 1).cursor())).containsAll(unseen);
        }
        assertThat(since(feed, changes.getLast().cursor())).isEmpty();
    }

    @Test
    default void aCursorThatTheFeedDidNotGiveIsRefused() {
        var feed = feed();
        feed.publish(progress(1, 1));

        for (var foreign : List.of("", "x", "-1", "1; drop table live", "9".repeat(18), "9".repeat(40), "١", " 1")) {
            assertThat(feed.since(foreign)).as("cursor '%s'", foreign).isEmpty();
        }
    }

    @Test
    default void aReaderMissesNothingHoweverManyPublish() {
        var publishers = 8;
        var steps = 60;
        var running = new AtomicInteger(publishers);
        var start = feed().snapshot().cursor();

        var seen = Racing.race(publishers + 2, racer -> {
            if (racer < publishers) {
                IntStream.rangeClosed(1, steps).forEach(step -> feed().publish(progress(racer, step)));
                running.decrementAndGet();
                return Map.<TaskId, Integer>of();
            }
            return followed(feed(), start, running);
        });

        var expected = new HashMap<TaskId, Integer>();
        IntStream.range(0, publishers).forEach(racer -> expected.put(task(racer), steps));
        assertThat(seen.subList(publishers, publishers + 2)).containsOnly(expected);
    }

    /** The newest number of fixes seen of each task by going from cursor to cursor until all publishers are done. */
    private static Map<TaskId, Integer> followed(LiveFeed feed, String start, AtomicInteger running) {
        var seen = new HashMap<TaskId, Integer>();
        var cursor = start;
        for (var last = false; !last; ) {
            last = running.get() == 0;
            var changes = feed.since(cursor).orElseThrow();
            var tasks = new HashSet<TaskId>();
            for (var change : changes.items()) {
                assertThat(tasks.add(change.taskId())).isTrue();
                assertThat(change.fixes()).isGreaterThan(seen.getOrDefault(change.taskId(), 0));
                seen.put(change.taskId(), change.fixes());
            }
            cursor = changes.cursor();
        }
        return seen;
    }

    @Test
    default void ofProgressPublishedAtOnceTheNewestStays() {
        Racing.race(32, i -> {
            feed().publish(progress(1, i));
            return i;
        });

        assertThat(feed().find(task(1))).contains(progress(1, 31));
        assertThat(feed().snapshot().items()).containsExactly(progress(1, 31));
    }

    private static List<TaskProgress> since(LiveFeed feed, String cursor) {
        return feed.since(cursor).orElseThrow().items();
    }

    private static TaskId task(int number) {
        return Tasks.numbered(number).id();
    }

    private static TaskProgress progress(int number, int fixes) {
        return ended(number, fixes, TaskStatus.STARTED);
    }

    private static TaskProgress ended(int number, int fixes, TaskStatus status) {
        return new TaskProgress(
                task(number), ANNA, Optional.empty(), "Task " + number, status, Progresses.none(), fixes);
    }
}
