package dev.milepost.domain.tracking;

import static dev.milepost.domain.tracking.Shapes.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.domain.route.Checkpoint;
import dev.milepost.domain.tracking.Drive.Receiver;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class VisitsTest {
    private static final Receiver GOOD = new Receiver(10, 3, true);

    @Test
    void aSmallCircleBetweenTwoFixesIsReached() {
        var reached = reachedAt(new Checkpoint("shop", at(1090, 5), 10, Duration.ZERO), 200, seconds -> 18 * seconds);
        assertThat(secondsAfterStart(reached.orElseThrow())).isCloseTo(60.5, within(2.0));
    }

    @Test
    void passingByAtADistanceIsNoVisit() {
        assertThat(reachedAt(new Checkpoint("shop", at(1000, 60), 20, Duration.ZERO), 200, seconds -> 10 * seconds))
                .isEmpty();
    }

    @Test
    void aDriveByIsNoVisitWhereADwellIsAskedFor() {
        var shop = new Checkpoint("shop", at(1000, 10), 40, Duration.ofSeconds(60));
        assertThat(reachedAt(shop, 200, seconds -> 10 * seconds)).isEmpty();
    }

    @Test
    void aStayIsAVisitFromItsBeginning() {
        var shop = new Checkpoint("shop", at(1000, 10), 40, Duration.ofSeconds(60));
        var reached =
                reachedAt(shop, 400, seconds -> seconds < 100 ? 10 * seconds : Math.max(1000, 10 * seconds - 1000));
        assertThat(secondsAfterStart(reached.orElseThrow())).isCloseTo(100, within(12.0));
    }

    @Test
    void aStayMayContainFixesThatStrayABit() {
        var shop = new Checkpoint("shop", at(1000, 0), 25, Duration.ofSeconds(120));
        var noisy = new Receiver(5, 10, true);
        assertThat(reachedAt(shop, 400, seconds -> Math.min(10 * seconds, 1000), noisy))
                .isPresent();
    }

    @Test
    void whatABadReceiverMayHaveMissedCounts() {
        var shop = new Checkpoint("shop", at(1000, 45), 20, Duration.ZERO);
        assertThat(reachedAt(shop, 200, seconds -> 10 * seconds, new Receiver(10, 20, true)))
                .isPresent();
    }

    @Test
    void aCheckpointThatWasLeftOutStaysOpenAndTheNextOnesCount() {
        var path = Shapes.path(0, 0, 1000, 0, 1000, 600, 0, 600);
        var shortcut = Shapes.path(0, 0, 700, 0, 700, 600, 0, 600);
        var route = Shapes.route(
                path,
                new Checkpoint("first", at(300, 0), 30, Duration.ZERO),
                new Checkpoint("left out", at(1000, 300), 30, Duration.ZERO),
                new Checkpoint("last", at(100, 600), 30, Duration.ZERO));
        var fixes = Drive.along(shortcut, 250, seconds -> 8 * seconds, GOOD, new Random(4))
                .fixes();
        assertThat(new RouteMatcher(route).match(Track.of(fixes)).progress().checkpoints())
                .extracting(checkpoint -> checkpoint.reachedAt().isPresent())
                .containsExactly(true, false, true);
    }

    private static Optional<Instant> reachedAt(Checkpoint checkpoint, double seconds, DoubleUnaryOperator plan) {
        return reachedAt(checkpoint, seconds, plan, GOOD);
    }

    private static Optional<Instant> reachedAt(
            Checkpoint checkpoint, double seconds, DoubleUnaryOperator plan, Receiver receiver) {
        var fixes = Drive.along(Shapes.STRAIGHT, seconds, plan, receiver, new Random(9))
                .fixes();
        var matcher = new RouteMatcher(Shapes.route(Shapes.STRAIGHT, checkpoint));
        return matcher.match(Track.of(fixes))
                .progress()
                .checkpoints()
                .getFirst()
                .reachedAt();
    }

    private static double secondsAfterStart(Instant at) {
        return Duration.between(Drive.START, at).toMillis() / 1000.0;
    }
}
