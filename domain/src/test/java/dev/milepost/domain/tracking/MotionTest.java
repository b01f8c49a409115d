package dev.milepost.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.domain.route.Polyline;
import dev.milepost.domain.tracking.Drive.Receiver;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MotionTest {
    private static final Receiver CLEAN = new Receiver(5, 0.5, true);

    @ParameterizedTest
    @CsvSource({"1,5,true", "1,5,false", "10,5,true", "10,5,false", "1,10,true", "5,10,false", "10,20,true", "1,20,true"
    })
    void distanceDoesNotGrowWhileStandingStill(double step, double sigma, boolean accuracyKnown) {
        var progress = after(Shapes.STRAIGHT, 3 * 3600, seconds -> 500, new Receiver(step, sigma, accuracyKnown));
        assertThat(progress.distanceMetres()).isLessThan(100);
        assertThat(progress.stationarySince()).isPresent();
        assertThat(progress.standingTime()).isGreaterThan(Duration.ofMinutes(150));
    }

    @Test
    void theDistanceOfACleanTraceIsItsLength() {
        Shapes.synthetic().forEach((name, path) -> {
            double seconds = path.lengthMetres() / 5 + 60;
            var progress = after(path, seconds, second -> 5 * second, CLEAN);
            assertThat(progress.distanceMetres())
                    .as(name)
                    .isCloseTo(path.lengthMetres(), within(path.lengthMetres() * 0.05));
        });
    }

    @Test
    void fixesMinutesApartAreJoinedAlongTheRoute() {
        var progress = after(Shapes.LOOP, 480, second -> 4 * second, new Receiver(60, 5, true));
        assertThat(progress.distanceMetres()).isCloseTo(Shapes.LOOP.lengthMetres(), within(60.0));
    }

    @Test
    void aWalkerIsNotTakenForStanding() {
        var progress = after(Shapes.STRAIGHT, 1200, second -> 1.2 * second, new Receiver(1, 3, true));
        assertThat(progress.distanceMetres()).isCloseTo(1440, within(72.0));
        assertThat(progress.stationarySince()).isEmpty();
        assertThat(progress.standingTime()).isZero();
    }

    @Test
    void movingAndStandingAddUpToTheTimeBetweenTheFirstFixAndTheLast() {
        var progress =
                after(Shapes.STRAIGHT, 900, second -> Math.max(8 * second - 4000, Math.min(8 * second, 1600)), CLEAN);
        assertThat(progress.movingTime().plus(progress.standingTime())).isEqualTo(Duration.ofSeconds(900));
        assertThat(progress.standingTime().toSeconds()).isBetween(450L, 520L);
    }

    @Test
    void aLoneOutlierIsNoMovement() {
        var drive = Drive.along(Shapes.STRAIGHT, 600, second -> 500, CLEAN, new Random(2));
        var outlier = Fix.at(Drive.START.plusSeconds(303), Shapes.at(700, 100));
        var with = Track.of(drive.fixes()).with(List.of(outlier));
        var matcher = new RouteMatcher(Shapes.route(Shapes.STRAIGHT));
        assertThat(matcher.match(with).progress().distanceMetres()).isLessThan(10);
    }

    private static Progress after(Polyline path, double seconds, DoubleUnaryOperator plan, Receiver receiver) {
        var fixes = Drive.along(path, seconds, plan, receiver, new Random(7)).fixes();
        return new RouteMatcher(Shapes.route(path)).match(Track.of(fixes)).progress();
    }
}
