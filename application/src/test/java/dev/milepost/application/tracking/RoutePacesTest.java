package dev.milepost.application.tracking;

import static dev.milepost.application.fake.World.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.fake.World;
import dev.milepost.application.port.TrackLog;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.tracking.Eta;
import dev.milepost.domain.tracking.TrackingRules;
import dev.milepost.testing.Fixes;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoutePacesTest {
    private static final Duration WAY = Duration.ofSeconds(2_010);

    private final World world = new World();
    private final RoutePaces paces = new RoutePaces(world.reports, world.clock);

    private OpenTask started(int number) {
        var task = world.offer(Tasks.numbered(number));
        var courier = World.courier(new AccountId("courier " + number));
        done(world.claim.claim(task.id(), courier));
        done(world.start.start(task.id(), courier));
        return task;
    }

    private void completed(int number) {
        var task = started(number);
        var courier = World.courier(new AccountId("courier " + number));
        var begin = world.clock.instant();
        world.clock.pass(WAY);
        done(world.record.record(task.id(), Fixes.wholeWay(begin, 201), courier.accountId()));
        done(world.complete.complete(task.id(), Optional.empty(), Optional.empty(), courier));
        world.clock.pass(Duration.ofSeconds(1));
    }

    @Test
    void theUsualPaceIsThatOfTheTasksCompletedLately() {
        completed(1);
        completed(2);
        paces.refresh();
        assertThat(paces.of(Tasks.ROUTE)).isEmpty();

        completed(3);
        assertThat(paces.of(Tasks.ROUTE)).isEmpty();
        paces.refresh();

        var usual = paces.of(Tasks.ROUTE).orElseThrow();
        assertThat(usual.tasks()).isEqualTo(3);
        assertThat(usual.metresPerSecond() * 2_000).isBetween(0.9 * length(), 1.1 * length());
        assertThat(paces.of(new RouteId("another"))).isEmpty();
        world.clock.pass(Duration.ofDays(15));
        paces.refresh();
        assertThat(paces.of(Tasks.ROUTE)).isEmpty();
    }

    @Test
    void whereNoChoreRunsWhoAsksLooksNowAndThen() {
        var age = Duration.ofHours(6);
        List.of(1, 2).forEach(this::completed);
        assertThat(paces.of(Tasks.ROUTE, age)).isEmpty();
        completed(3);

        assertThat(paces.of(Tasks.ROUTE, age)).isEmpty();
        world.clock.pass(age);

        assertThat(paces.of(Tasks.ROUTE, age)).isPresent();
    }

    private double length() {
        return world.routes.find(Tasks.ROUTE).orElseThrow().value().lengthMetres();
    }

    @Test
    void aCourierOnAKnownRouteIsExpectedFromTheFirstFixOn() {
        List.of(1, 2, 3).forEach(this::completed);
        paces.refresh();
        var tracker = new ProgressTracker(
                world.routes,
                world.tracks,
                world.feed,
                TrackLog.of(world.tracks, world.feed),
                TrackingRules.DEFAULTS,
                paces::of);
        var task = started(4);

        tracker.record(world.stored(task), List.of(Fixes.at(world.clock.instant(), 0)));

        var eta = tracker.current(world.stored(task).value()).progress().eta().orElseThrow();
        assertThat(eta.confidence()).isEqualTo(Eta.Confidence.LOW);
        assertThat(eta.remaining()).isBetween(Duration.ofSeconds(1_700), Duration.ofSeconds(2_300));
    }
}
