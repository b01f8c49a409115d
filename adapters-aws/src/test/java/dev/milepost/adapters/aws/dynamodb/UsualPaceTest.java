package dev.milepost.adapters.aws.dynamodb;

import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.fake.InMemoryRouteRepository;
import dev.milepost.application.port.TaskProgress;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.tracking.ProgressTracker;
import dev.milepost.application.tracking.RoutePaces;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.tracking.Eta;
import dev.milepost.domain.tracking.TrackingRules;
import dev.milepost.testing.Fixes;
import dev.milepost.testing.People;
import dev.milepost.testing.Reports;
import dev.milepost.testing.Routes;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A courier on a route that others have gone lately is expected by their pace, which the summaries in DynamoDB tell. */
class UsualPaceTest {
    private static final Task STARTED =
            Tasks.numbered(9).open().claim(People.ANNA, NINE).start(NINE, 1);

    private final DynamoDb db = TestTables.of(Table.TRACKS, Table.REPORTS, Table.TASKS);
    private final DynamoDbReportRepository reports = new DynamoDbReportRepository(db);

    private TaskProgress afterTheFirstFix() {
        var feed = new DynamoDbLiveFeed(db, TestTables.KEEP_TRACKS, InstantSource.system());
        var routes = new InMemoryRouteRepository();
        routes.add(Routes.named(Tasks.ROUTE, "North road"));
        var paces = new RoutePaces(reports, InstantSource.fixed(NINE.plusSeconds(60)), 2_000);
        var tracker = new ProgressTracker(
                routes,
                new DynamoDbTrackRepository(db, TestTables.KEEP_TRACKS),
                feed,
                new DynamoDbTrackLog(db, feed),
                TrackingRules.DEFAULTS,
                route -> paces.of(route, Duration.ofHours(6)));
        tracker.record(new Versioned<>(STARTED, 3), List.of(Fixes.at(NINE.plusSeconds(30), 0)));
        return tracker.current(STARTED);
    }

    @Test
    void theFirstFixIsEnough() {
        IntStream.rangeClosed(1, 3)
                .forEach(i -> reports.save(
                        Reports.summary(i).endedAt(NINE.plusMillis(i)).get()));
        var travel = Reports.summary(1).get().travel();
        var pace = travel.plannedMetres()
                / (travel.moving().plus(travel.standing()).toMillis() / 1_000.0);

        var progress = afterTheFirstFix().progress();

        var eta = progress.eta().orElseThrow();
        assertThat(eta.confidence()).isEqualTo(Eta.Confidence.LOW);
        assertThat(eta.remaining().toSeconds() * pace / progress.lengthMetres()).isBetween(0.98, 1.02);
    }

    @Test
    void withoutAHistoryItIsNot() {
        reports.save(Reports.summary(1).get());

        assertThat(afterTheFirstFix().progress().eta()).isEmpty();
    }
}
