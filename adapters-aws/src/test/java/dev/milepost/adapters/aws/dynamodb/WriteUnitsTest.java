package dev.milepost.adapters.aws.dynamodb;

import static dev.milepost.testing.People.NORTH;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.fake.InMemoryRouteRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.tracking.ProgressTracker;
import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.route.Checkpoint;
import dev.milepost.domain.route.Polyline;
import dev.milepost.domain.route.Route;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskTerms;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.FixSource;
import dev.milepost.domain.tracking.TrackingRules;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is paid for, as DynamoDB says itself: a write unit for each begun kilobyte of an item, and again for each index. */
class WriteUnitsTest {
    /** Identifiers as long as real ones. */
    private static final TaskId TASK = new TaskId("019e9b5c-7a52-7c8e-9f3d-0123456789ab");

    private static final AccountId COURIER = new AccountId("019e9b5c-0b1a-7d2c-8e4f-fedcba987654");
    private static final int UPLOADS = 240;
    private static final int FIXES_AN_UPLOAD = 6;

    private final CapacityMeter meter = new CapacityMeter();

    @Test
    void anUploadOfSixPointsWithItsProgressIsOneWriteUnitAndALittle() {
        var tracker = tracker();
        var task = started();
        tracker.current(task);
        meter.take();

        for (var upload = 0; upload < UPLOADS; upload++) {
            tracker.record(new Versioned<>(task, 3), fixes(upload * FIXES_AN_UPLOAD, FIXES_AN_UPLOAD));
        }

        var units = meter.take();
        assertThat(units.written() / UPLOADS).isLessThanOrEqualTo(1.2);
        assertThat(units.read() / UPLOADS).isLessThanOrEqualTo(1.2);
        assertThat(tracker.current(task).fixes()).isEqualTo(UPLOADS * FIXES_AN_UPLOAD);
    }

    @Test
    void anUploadThatIsSentAgainWritesNothing() {
        var tracker = tracker();
        var task = started();
        tracker.record(new Versioned<>(task, 3), fixes(0, 6));
        meter.take();

        tracker.record(new Versioned<>(task, 3), fixes(0, 6));

        assertThat(meter.take().written()).isZero();
    }

    @Test
    void aClaimIsFourteenWriteUnits() {
        var tasks = new DynamoDbTaskRepository(TestTables.intercepted(meter, Table.TASKS));
        var open = new OpenTask(TASK, terms());
        tasks.add(TaskChange.publish(open));
        assertThat(meter.take().written()).isEqualTo(3);

        var claim = TaskChange.by(COURIER, open, open.claim(COURIER, NINE), NINE, Optional.empty());
        tasks.save(new TaskChange(claim.next(), claim.transitions(), Optional.empty(), Optional.empty()), 1, 0);

        // The task and four indexes, in one of which it moves. With the courier's active tasks it is a transaction of
        // seven units, at twice the price.
        assertThat(meter.take().written()).isEqualTo(6);
    }

    private static TaskTerms terms() {
        return Tasks.numbered(1)
                .offeredTo(NORTH)
                .title("Evening round, ring road east")
                .startWithin(Duration.ofMinutes(30))
                .open()
                .terms();
    }

    private ProgressTracker tracker() {
        var db = TestTables.intercepted(meter, Table.TRACKS);
        var feed = new DynamoDbLiveFeed(db, InstantSource.system());
        var routes = new InMemoryRouteRepository();
        routes.add(route());
        return new ProgressTracker(
                routes, new DynamoDbTrackRepository(db), feed, new DynamoDbTrackLog(db, feed), TrackingRules.DEFAULTS);
    }

    private static Task started() {
        return new OpenTask(TASK, terms()).claim(COURIER, NINE).start(NINE, 1);
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
        return IntStream.range(from, from + count).mapToObj(WriteUnitsTest::fix).toList();
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
