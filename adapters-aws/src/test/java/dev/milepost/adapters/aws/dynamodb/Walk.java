package dev.milepost.adapters.aws.dynamodb;

import static dev.milepost.testing.Tasks.NINE;

import dev.milepost.application.fake.InMemoryRouteRepository;
import dev.milepost.application.port.TaskProgress;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.tracking.ProgressTracker;
import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.route.Checkpoint;
import dev.milepost.domain.route.Polyline;
import dev.milepost.domain.route.Route;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.FixSource;
import dev.milepost.domain.tracking.TrackingRules;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.Random;
import java.util.stream.IntStream;

/** A courier's long walk, uploaded to DynamoDB Local, and what is paid for it. */
final class Walk {
    private final CapacityMeter meter;
    private final DynamoDb db;
    private final Task task;
    private final Queue<ProgressTracker> turns = new ArrayDeque<>();

    /** @param task that is started */
    Walk(CapacityMeter meter, Task task) {
        this(meter, task, 1);
    }

    /** @param instances that take uploads in turn, each with a memory of its own */
    Walk(CapacityMeter meter, Task task, int instances) {
        this.meter = meter;
        this.task = task;
        db = TestTables.intercepted(meter, Table.TRACKS);
        for (var i = 0; i < instances; i++) {
            join();
        }
        meter.take();
    }

    /** One more instance, whose turn comes last. */
    void join() {
        var tracker = tracker();
        tracker.current(task);
        turns.add(tracker);
    }

    private ProgressTracker next() {
        var tracker = turns.remove();
        turns.add(tracker);
        return tracker;
    }

    /** Uploads the fixes with these numbers. */
    void upload(int from, int count) {
        next().record(new Versioned<>(task, 3), fixes(from, count));
    }

    /** Uploads a walk in parts of so many fixes each. @return units an upload */
    CapacityMeter.Units upload(int uploads, int each, int from) {
        for (var i = 0; i < uploads; i++) {
            upload(from + i * each, each);
        }
        var units = meter.take();
        return new CapacityMeter.Units(units.written() / uploads, units.read() / uploads);
    }

    long recorded() {
        return published().fixes();
    }

    TaskProgress published() {
        return new DynamoDbLiveFeed(db, TestTables.KEEP_TRACKS, InstantSource.system())
                .find(task.id())
                .orElseThrow();
    }

    /** What comes of the whole track. */
    TaskProgress exact() {
        return tracker().exact(task);
    }

    private ProgressTracker tracker() {
        var feed = new DynamoDbLiveFeed(db, TestTables.KEEP_TRACKS, InstantSource.system());
        var routes = new InMemoryRouteRepository();
        routes.add(route());
        return new ProgressTracker(
                routes,
                new DynamoDbTrackRepository(db, TestTables.KEEP_TRACKS),
                feed,
                new DynamoDbTrackLog(db, feed),
                TrackingRules.DEFAULTS);
    }

    /** Twenty kilometres north with ten checkpoints. */
    private static Route route() {
        var path = IntStream.rangeClosed(0, 200).mapToObj(i -> point(i * 100.0)).toList();
        var checkpoints = IntStream.range(0, 10)
                .mapToObj(i -> new Checkpoint("Gate " + i, point(i * 2_000.0), 50, Duration.ZERO))
                .toList();
        return new Route(Tasks.ROUTE, "Ring road", new Polyline(path), checkpoints, 80, false);
    }

    private static GeoPoint point(double metres) {
        return new GeoPoint(31 + metres / 111_195, 121.4);
    }

    /** A walk along it, a fix each ten seconds with all that a phone measures, each a little off. */
    private static List<Fix> fixes(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(Walk::fix).toList();
    }

    private static Fix fix(int number) {
        var random = new Random(number);
        var metres = number * 13.0;
        var point = new GeoPoint(
                31 + (metres + random.nextGaussian() * 3) / 111_195, 121.4 + random.nextGaussian() * 3 / 95_000);
        return new Fix(
                NINE.plusMillis(number * 10_000L + random.nextInt(400)),
                point,
                OptionalDouble.of(4 + random.nextInt(8)),
                OptionalDouble.of(1.3 + random.nextGaussian() * 0.2),
                OptionalDouble.of(Math.abs(random.nextGaussian() * 5)),
                OptionalDouble.empty(),
                OptionalDouble.of(80),
                false,
                FixSource.APP);
    }
}
