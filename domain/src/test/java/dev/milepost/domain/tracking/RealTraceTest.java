package dev.milepost.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.domain.route.Checkpoint;
import dev.milepost.domain.route.Design;
import dev.milepost.domain.route.Polyline;
import dev.milepost.domain.route.Route;
import dev.milepost.domain.route.RouteDraft;
import dev.milepost.domain.route.RouteId;
import dev.milepost.testing.GeoLifeTrace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One real way to work, recorded on several days by two receivers: one day is the route, the others are driven on it. */
class RealTraceTest {
    private static final double CORRIDOR = 80;

    @ParameterizedTest
    @ValueSource(strings = {"004_20081026184627", "005_20081029184230"})
    void aGoodDayEndsAtTheEndWithEveryCheckpointAndNoAlarm(String day) {
        var trace = GeoLifeTrace.read(day);
        for (double tolerance : List.of(0.0, 2.0, 5.0, 10.0)) {
            var progress =
                    new RouteMatcher(route(tolerance)).match(Track.of(trace)).progress();
            assertThat(progress.fraction()).isBetween(0.97, 1.0);
            assertThat(progress.allCheckpointsReached()).isTrue();
            assertThat(progress.offRouteEpisodes()).isEmpty();
            assertThat(progress.distanceMetres()).isCloseTo(length(trace), within(length(trace) * 0.05));
            assertThat(progress.accepted()).isEqualTo(trace.size());
        }
    }

    @Test
    void theDayOfTheBadReceiverRaisesAtMostOneAlarm() {
        var trace = GeoLifeTrace.read("004_20081025182432");
        var progress = new RouteMatcher(route(5)).match(Track.of(trace)).progress();
        assertThat(progress.offRouteEpisodes()).hasSizeLessThanOrEqualTo(1);
        assertThat(progress.fraction()).isGreaterThan(0.95);
        assertThat(progress.allCheckpointsReached()).isTrue();
    }

    @Test
    void theOrderOfUploadsDoesNotMatter() {
        var trace = GeoLifeTrace.read("004_20081026184627");
        var matcher = new RouteMatcher(route(5));
        var shuffled = new ArrayList<>(trace);
        shuffled.addAll(trace.subList(20, 60));
        Collections.shuffle(shuffled, new Random(1));
        assertThat(matcher.match(Track.of(shuffled)).progress())
                .isEqualTo(matcher.match(Track.of(trace)).progress());
    }

    @Test
    void aStrangersWayIsOffRouteOnce() {
        var trace = GeoLifeTrace.read("020_20111130151807");
        var progress = new RouteMatcher(route(5)).match(Track.of(trace)).progress();
        assertThat(progress.offRouteEpisodes()).hasSize(1);
        assertThat(progress.offRoute()).isTrue();
        assertThat(progress.eta()).isEmpty();
        assertThat(progress.checkpoints())
                .allSatisfy(checkpoint -> assertThat(checkpoint.reachedAt()).isEmpty());
    }

    static Route route(double simplifyMetres) {
        var path = new Polyline(GeoLifeTrace.path("004_20081027190939")).simplify(simplifyMetres);
        var checkpoints = Stream.of(0.05, 0.25, 0.5, 0.75, 1.0)
                .map(share -> new Checkpoint(
                        share * 100 + " %", path.pointAt(share * path.lengthMetres()), 40, Duration.ZERO))
                .toList();
        return switch (new RouteDraft("to work", path.points(), checkpoints, CORRIDOR).design(new RouteId("r"))) {
            case Design.Accepted accepted -> accepted.route();
            case Design.Refused refused -> throw new AssertionError(refused);
        };
    }

    private static double length(List<Fix> trace) {
        return new Polyline(trace.stream().map(Fix::point).toList()).lengthMetres();
    }
}
