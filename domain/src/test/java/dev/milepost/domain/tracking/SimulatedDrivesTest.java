package dev.milepost.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.route.Polyline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drives with a known truth, on synthetic shapes and on shapes of real ways, as receivers of different quality see them. */
class SimulatedDrivesTest {
    private static final List<Double> STEPS = List.of(1.0, 5.0, 10.0, 30.0, 60.0);
    private static final int DRIVES = 4;

    @ParameterizedTest
    @CsvSource({"5", "10", "20"})
    void progressOnSyntheticShapesErrsByNoMoreThanTheNoiseAllows(double sigma) {
        assertErrors(Shapes.synthetic(), sigma, false);
    }

    @ParameterizedTest
    @CsvSource({"5", "10", "20"})
    void progressOnRealShapesErrsByNoMoreThanTheNoiseAllows(double sigma) {
        assertErrors(Shapes.real(), sigma, false);
    }

    @ParameterizedTest
    @CsvSource({"5", "10", "20"})
    void gapsOfMinutesAreBridged(double sigma) {
        assertErrors(Shapes.real(), sigma, true);
    }

    private static void assertErrors(Map<String, Polyline> shapes, double sigma, boolean gaps) {
        for (double step : STEPS) {
            var drives = new ArrayList<Matched>();
            shapes.forEach((name, path) -> drives.addAll(matched(name, path, sigma, step, gaps)));
            assertThat(percentile(drives, Matched::errors, 0.95))
                    .as("error of metres along, sigma %.0f m, a fix each %.0f s", sigma, step)
                    .isLessThanOrEqualTo(2 * sigma + 10);
            assertThat(percentile(drives, Matched::falls, 0.99))
                    .as("falls of metres along, sigma %.0f m, a fix each %.0f s", sigma, step)
                    .isLessThanOrEqualTo(4 * sigma + 10);
        }
    }

    private static List<Matched> matched(String name, Polyline path, double sigma, double step, boolean gaps) {
        var matcher = new RouteMatcher(Shapes.route(path));
        var drives = new ArrayList<Matched>();
        for (int i = 0; i < DRIVES; i++) {
            var random = new Random(31 * name.hashCode() + i);
            var drive = Drive.withTraffic(path, speed(path), new Drive.Receiver(step, sigma, i % 2 == 0), random);
            drives.add(Matched.by(matcher, gaps ? drive.withGaps(random) : drive));
        }
        return drives;
    }

    private static double speed(Polyline path) {
        return path.lengthMetres() > 10_000 ? 12 : path.lengthMetres() > 2_500 ? 8 : 4;
    }

    private static double percentile(List<Matched> drives, Function<Matched, List<Double>> values, double share) {
        var sorted = drives.stream()
                .flatMap(drive -> values.apply(drive).stream())
                .sorted()
                .toList();
        return sorted.get((int) (share * sorted.size()));
    }

    /**
     * @param errors of metres along the route at each fix
     * @param falls of metres along the route from each fix to the next
     */
    private record Matched(List<Double> errors, List<Double> falls) {
        static Matched by(RouteMatcher matcher, Drive drive) {
            var errors = new ArrayList<Double>();
            var falls = new ArrayList<Double>();
            var state = matcher.start();
            double before = 0;
            for (int i = 0; i < drive.fixes().size(); i++) {
                state = matcher.advance(state, drive.fixes().get(i));
                double along = state.progress().alongMetres();
                errors.add(Math.abs(along - drive.truth().get(i)));
                falls.add(Math.max(0, before - along));
                before = along;
            }
            return new Matched(errors, falls);
        }
    }
}
