package dev.milepost.adapters.http.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.adapters.http.testing.Scenario;
import dev.milepost.adapters.http.testing.TestApplication;
import dev.milepost.domain.geo.Datum;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LiveHubTest {
    private final Scenario scenario = new Scenario();
    private final TestApplication app = scenario.app;
    private final LiveHub hub = new LiveHub(app.ports.liveFeed, app.tracking);

    @AfterEach
    void close() {
        hub.close();
    }

    private TestWire watch(Optional<String> since) {
        return watch(TestWire.reading(), since);
    }

    private TestWire watch(TestWire wire, Optional<String> since) {
        hub.join(new LiveViewer(wire, since, Datum.WGS84, System::nanoTime));
        return wire;
    }

    private void upload(String task, double share) {
        app.clock.pass(Duration.ofSeconds(10));
        scenario.anna
                .post("/tasks/" + task + "/positions", scenario.positions(1, share, share))
                .expect(200);
        hub.wake();
    }

    private static String task(JsonNode message) {
        return message.at("/items/0/taskId").asString();
    }

    private static double along(JsonNode message) {
        return message.at("/items/0/alongMetres").asDouble();
    }

    @Test
    void aViewerGetsASnapshotAndThenWhatChanges() throws InterruptedException {
        var task = scenario.startedTask();
        var wire = watch(Optional.empty());

        var snapshot = wire.next();
        upload(task, 0.5);
        var progress = wire.next();
        var another = scenario.startedTask();
        hub.wake();
        var started = wire.next();
        scenario.admin
                .post("/tasks/" + task + "/cancel", "{\"reason\": \"rain\"}")
                .expect(200);
        hub.wake();
        var ended = wire.next();

        assertThat(snapshot.path("type").asString()).isEqualTo("snapshot");
        assertThat(task(snapshot)).isEqualTo(task);
        assertThat(progress.path("type").asString()).isEqualTo("progress");
        assertThat(along(progress)).isCloseTo(1000, within(20.0));
        assertThat(started.path("type").asString()).isEqualTo("task");
        assertThat(task(started)).isEqualTo(another);
        assertThat(ended.path("type").asString()).isEqualTo("task");
        assertThat(ended.at("/items/0/status").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void anAlertThatIsRaisedIsToldOnceAndStaysWithItsTask() throws InterruptedException {
        var task = scenario.startedTask();
        var wire = watch(Optional.empty());
        wire.next();

        app.clock.pass(Duration.ofMinutes(1));
        app.raiseAlerts.raise();
        hub.wake();
        var raised = wire.next();
        app.raiseAlerts.raise();
        upload(task, 0.5);
        var moved = wire.next();
        app.raiseAlerts.raise();
        hub.wake();
        var cleared = wire.next();

        assertThat(raised.path("type").asString()).isEqualTo("alert");
        assertThat(raised.at("/items/0/alerts/0/kind").asString()).isEqualTo("SIGNAL_STALE");
        assertThat(raised.at("/items/0/alerts/0/clearedAt").isNull()).isTrue();
        assertThat(moved.path("type").asString()).isEqualTo("progress");
        assertThat(moved.at("/items/0/alerts").size()).isEqualTo(1);
        assertThat(cleared.path("type").asString()).isEqualTo("alert");
        assertThat(cleared.at("/items/0/alerts/0/clearedAt").asString()).isEqualTo("2026-11-23T08:01:10Z");
        var polled = scenario.manager.get("/live").expect(200).json();
        assertThat(polled.at("/items/0/alerts")).isEqualTo(cleared.at("/items/0/alerts"));
    }

    @Test
    void whoComesBackWithACursorGetsWhatChangedMeanwhileOnceAndInItsNewestState() throws InterruptedException {
        var moving = scenario.startedTask();
        var standing = scenario.startedTask();
        var cursor = watch(Optional.empty()).next().path("cursor").asString();
        upload(moving, 0.1);
        upload(moving, 0.2);

        var wire = watch(Optional.of(cursor));
        var resumed = wire.next();
        var again = watch(Optional.of(resumed.path("cursor").asString())).next();

        assertThat(resumed.path("type").asString()).isEqualTo("resumed");
        assertThat(resumed.path("items").size()).isEqualTo(1);
        assertThat(task(resumed)).isEqualTo(moving).isNotEqualTo(standing);
        assertThat(along(resumed)).isCloseTo(400, within(20.0));
        assertThat(again.path("items").size()).isZero();
    }

    @Test
    void anUnknownCursorStartsWithASnapshot() throws InterruptedException {
        scenario.startedTask();

        assertThat(watch(Optional.of("nonsense")).next().path("type").asString())
                .isEqualTo("snapshot");
    }

    @Test
    void aSlowViewerGetsTheNewestOfEachTaskAndHoldsUpNobody() throws InterruptedException {
        var one = scenario.startedTask();
        var other = scenario.startedTask();
        var slow = watch(TestWire.neverReading(), Optional.empty());
        var quick = watch(Optional.empty());
        quick.next();
        for (var step = 1; step <= 20; step++) {
            upload(step % 2 == 0 ? one : other, step / 20.0);
            assertThat(along(quick.next())).isGreaterThan(90.0 * step);
        }

        slow.read();

        assertThat(slow.next().path("type").asString()).isEqualTo("snapshot");
        var newest = new HashMap<String, Double>();
        var messages = 0;
        while (newest.getOrDefault(one, 0.0) < 1_900) {
            var message = slow.next();
            newest.put(task(message), along(message));
            messages++;
        }
        assertThat(newest.get(other)).isGreaterThan(1_800);
        // The last change may have come only after the slow one began to read.
        assertThat(messages).isLessThanOrEqualTo(3);
        assertThat(slow.hasNext()).isFalse();
    }

    @Test
    void oneMessageIsMadeForAllViewersOfADatum() throws InterruptedException {
        var task = scenario.startedTask();
        var viewers =
                IntStream.range(0, 5).mapToObj(i -> watch(Optional.empty())).toList();
        for (var viewer : viewers) {
            viewer.next();
        }

        upload(task, 0.3);
        for (var viewer : viewers) {
            viewer.next();
        }

        var texts = viewers.stream().map(viewer -> viewer.sent.getLast()).toList();
        assertThat(texts).allSatisfy(text -> assertThat(text).isSameAs(texts.getFirst()));
    }

    @Test
    void goingFromConnectionToConnectionMissesNothingAndRepeatsNothing() throws Exception {
        var tasks = List.of(scenario.startedTask(), scenario.startedTask(), scenario.startedTask());
        var steps = 60;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var uploads = threads.submit(() -> {
                for (var step = 1; step <= steps; step++) {
                    upload(tasks.get(step % 3), step / (double) steps);
                }
            });
            var seen = new HashMap<String, List<Double>>();
            var cursor = Optional.<String>empty();
            // The last step alone leads so far: whoever was told of it was told of all before.
            while (seen.values().stream().noneMatch(along -> along.getLast() > 1_990) || !uploads.isDone()) {
                var wire = watch(cursor);
                var messages = new ArrayList<JsonNode>(List.of(wire.next()));
                while (wire.hasNext() && messages.size() < 3) {
                    messages.add(wire.next());
                }
                messages.forEach(message -> note(message, seen));
                cursor = Optional.of(messages.getLast().path("cursor").asString());
            }
            uploads.get();

            seen.values()
                    .forEach(along -> assertThat(along).doesNotHaveDuplicates().isSorted());
            assertThat(last(seen)).isEqualTo(last(follow(Optional.empty())));
        }
    }

    private Map<String, List<Double>> follow(Optional<String> cursor) throws InterruptedException {
        var seen = new HashMap<String, List<Double>>();
        note(watch(cursor).next(), seen);
        return seen;
    }

    private static void note(JsonNode message, Map<String, List<Double>> seen) {
        message.path("items").forEach(item -> {
            if (!item.path("recordedAt").isNull()) {
                seen.computeIfAbsent(item.path("taskId").asString(), task -> new ArrayList<>())
                        .add(item.path("alongMetres").asDouble());
            }
        });
    }

    private static Map<String, Double> last(Map<String, List<Double>> seen) {
        var last = new HashMap<String, Double>();
        seen.forEach((task, along) -> last.put(task, along.getLast()));
        return last;
    }

    @Test
    void coordinatesComeInTheViewersDatum() throws InterruptedException {
        var task = scenario.startedTask();
        upload(task, 0.5);
        var shifted = TestWire.reading();
        hub.join(new LiveViewer(shifted, Optional.empty(), Datum.GCJ02, System::nanoTime));

        var there = shifted.next().at("/items/0/position/lon").asDouble();
        var here = watch(Optional.empty()).next().at("/items/0/position/lon").asDouble();

        assertThat(here).isEqualTo(121.5);
        assertThat(there - here).isBetween(0.004, 0.006);
    }
}
