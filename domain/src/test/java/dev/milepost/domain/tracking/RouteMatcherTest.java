package dev.milepost.domain.tracking;

import static dev.milepost.domain.tracking.Shapes.at;
import static dev.milepost.domain.tracking.Shapes.path;
import static dev.milepost.domain.tracking.Shapes.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.domain.route.Checkpoint;
import dev.milepost.domain.route.Polyline;
import dev.milepost.domain.tracking.Drive.Receiver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RouteMatcherTest {
    private static final Receiver GOOD = new Receiver(10, 5, true);

    @Test
    void nothingIsKnownBeforeTheFirstFix() {
        var progress = new RouteMatcher(route(Shapes.STRAIGHT)).start().progress();
        assertThat(progress.last()).isEmpty();
        assertThat(progress.fraction()).isZero();
        assertThat(progress.eta()).isEmpty();
        assertThat(progress.lengthMetres()).isCloseTo(3000, within(1.0));
    }

    @Property(tries = 60)
    void nobodyIsEverFarAheadOnLoopsAndRoadsDrivenTwice(@ForAll Random random) {
        for (var path : Shapes.synthetic().values()) {
            var drive = Drive.withTraffic(path, 6, new Receiver(5 + random.nextInt(6), 10, true), random);
            assertThat(mostAhead(path, drive)).isLessThan(300);
        }
    }

    @Test
    void aLoopBeginsAtItsStart() {
        var progress = drive(Shapes.LOOP, 60, seconds -> 4 * seconds, GOOD).getLast();
        assertThat(progress.alongMetres()).isCloseTo(240, within(20.0));
    }

    @Test
    void manyLapsAreCounted() {
        var laps = Shapes.circles(100, 60);
        var progress = drive(laps, laps.lengthMetres() / 5, seconds -> 5 * seconds, GOOD);
        assertThat(progress.get(progress.size() / 2).fraction()).isCloseTo(0.5, within(0.01));
        assertThat(progress.getLast().fraction()).isGreaterThan(0.99);
    }

    @Test
    void whoTurnsBackOnARoadDrivenTwiceIsNotShownOnItsOtherPass() {
        var progress =
                drive(Shapes.OUT_AND_BACK, 200, seconds -> seconds < 100 ? 5 * seconds : 1000 - 5 * seconds, GOOD);
        assertThat(progress).allSatisfy(now -> assertThat(now.fraction()).isLessThan(0.25));
        assertThat(progress.getLast().alongMetres()).isLessThan(50);
    }

    @Test
    void aDriveMayStartInTheMiddle() {
        var progress = drive(Shapes.STRAIGHT, 100, seconds -> 1500 + 8 * seconds, GOOD);
        assertThat(progress.getFirst().alongMetres()).isCloseTo(1500, within(25.0));
        assertThat(progress.getLast().alongMetres()).isCloseTo(2300, within(25.0));
    }

    @Test
    void aPartMayBeSkipped() {
        var shape = path(0, 0, 1000, 0, 1000, 600, 0, 600);
        var shortcut = path(0, 0, 700, 0, 700, 600, 0, 600);
        var fixes = Drive.along(shortcut, 250, seconds -> 8 * seconds, GOOD, new Random(1))
                .fixes();
        var progress = new RouteMatcher(route(shape)).match(Track.of(fixes)).progress();
        assertThat(progress.fraction()).isGreaterThan(0.99);
        assertThat(progress.offRouteEpisodes()).hasSize(1);
        assertThat(progress.offRoute()).isFalse();
    }

    @Test
    void whoGoesToTheStartByAnotherRoadBeginsThere() {
        var way = path(1400, 0, 1600, 0, 1600, 400, -200, 400, -200, 0, 500, 0);
        var fixes = Drive.along(way, way.lengthMetres() / 8, seconds -> 8 * seconds, GOOD, new Random(1))
                .fixes();

        var progress =
                new RouteMatcher(route(Shapes.STRAIGHT)).match(Track.of(fixes)).progress();

        assertThat(progress.alongMetres()).isCloseTo(500, within(100.0));
        assertThat(progress.offRouteEpisodes()).hasSize(1);
    }

    @Test
    void theWrongDirectionLeadsBackToTheStart() {
        var progress = drive(Shapes.STRAIGHT, 300, seconds -> 3000 - 10 * seconds, GOOD)
                .getLast();
        assertThat(progress.alongMetres()).isLessThan(30);
        assertThat(progress.eta()).isEmpty();
    }

    @Test
    void aFixOutOfOrderAndAnImpossibleOneAreOnlyCounted() {
        var matcher = new RouteMatcher(route(Shapes.STRAIGHT));
        var state = matcher.start();
        for (int i = 1; i <= 10; i++) {
            state = matcher.advance(state, fix(10 * i, 80 * i, 0));
        }
        var before = state.progress();
        state = matcher.advance(state, fix(100, 400, 0));
        state = matcher.advance(state, fix(50, 400, 0));
        state = matcher.advance(state, fix(110, 90_000, 0));
        var after = state.progress();
        assertThat(after.filtered()).isEqualTo(3);
        assertThat(after.accepted()).isEqualTo(10);
        assertThat(after.alongMetres()).isEqualTo(before.alongMetres());
        assertThat(after.last()).isEqualTo(before.last());
        assertThat(after.heardAt()).hasValue(Drive.START.plusSeconds(110));
    }

    @Test
    void theTimeOfArrivalFollowsThePaceAndIsNoneWithoutOne() {
        var progress = drive(Shapes.STRAIGHT, 200, seconds -> 8 * seconds, GOOD);
        assertThat(progress.getFirst().eta()).isEmpty();
        assertThat(progress.get(3).eta()).isEmpty();
        var eta = progress.getLast().eta().orElseThrow();
        assertThat(eta.confidence()).isEqualTo(Eta.Confidence.HIGH);
        assertThat((double) eta.remaining().toSeconds()).isCloseTo(175, within(15.0));
    }

    @Test
    void aLongStopTakesTheConfidenceFromTheTimeOfArrival() {
        var progress = drive(Shapes.STRAIGHT, 800, seconds -> Math.min(8 * seconds, 1600), GOOD)
                .getLast();
        assertThat(progress.eta().orElseThrow().confidence()).isEqualTo(Eta.Confidence.LOW);
        assertThat(progress.stationarySince().orElseThrow())
                .isBetween(Drive.START.plusSeconds(180), Drive.START.plusSeconds(230));
        assertThat(progress.speed()).hasValue(0);
    }

    @Test
    void aRouteOfTenThousandPointsCostsNoMoreAFixThanAShortOne() {
        var random = new Random(3);
        var coordinates = new double[20_000];
        for (int i = 2; i < coordinates.length; i += 2) {
            coordinates[i] = coordinates[i - 2] + 10;
            coordinates[i + 1] = coordinates[i - 1] + random.nextGaussian();
        }
        var shape = path(coordinates);
        var matcher = new RouteMatcher(route(shape));
        var fixes = Drive.along(shape, 10_000, seconds -> 10 * seconds, new Receiver(1, 5, true), random)
                .fixes();
        long start = System.nanoTime();
        var progress = matcher.match(Track.of(fixes)).progress();
        double microseconds = (System.nanoTime() - start) / 1e3 / fixes.size();
        assertThat(progress.fraction()).isGreaterThan(0.99);
        assertThat(microseconds).isLessThan(500);
    }

    @Test
    void thePassOfACheckpointThatTheCourierIsntOnDoesNotCount() {
        var onTheWayBack = new Checkpoint("back", at(300, 0), 30, Duration.ZERO);
        var farOut = new Checkpoint("far", at(1500, 500), 30, Duration.ZERO);
        var matcher = new RouteMatcher(route(Shapes.OUT_AND_BACK, farOut, onTheWayBack));
        var random = new Random(5);
        var out = Drive.along(Shapes.OUT_AND_BACK, 200, seconds -> 7 * seconds, GOOD, random);
        assertThat(matcher.match(Track.of(out.fixes())).progress().checkpoints())
                .allSatisfy(checkpoint -> assertThat(checkpoint.reachedAt()).isEmpty());
        var there = Drive.along(Shapes.OUT_AND_BACK, 490, seconds -> 7 * seconds, GOOD, random);
        assertThat(matcher.match(Track.of(there.fixes())).progress().allCheckpointsReached())
                .isTrue();
    }

    private static double mostAhead(Polyline path, Drive drive) {
        var matcher = new RouteMatcher(route(path));
        var state = matcher.start();
        double most = 0;
        for (int i = 0; i < drive.fixes().size(); i++) {
            state = matcher.advance(state, drive.fixes().get(i));
            most = Math.max(most, state.progress().alongMetres() - drive.truth().get(i));
        }
        return most;
    }

    private static List<Progress> drive(Polyline path, double seconds, DoubleUnaryOperator plan, Receiver receiver) {
        var matcher = new RouteMatcher(route(path));
        var state = matcher.start();
        var progress = new ArrayList<Progress>();
        for (var fix :
                Drive.along(path, seconds, plan, receiver, new Random(11)).fixes()) {
            state = matcher.advance(state, fix);
            progress.add(state.progress());
        }
        return progress;
    }

    private static Fix fix(int second, double east, double north) {
        return Fix.at(Drive.START.plusSeconds(second), at(east, north));
    }
}
