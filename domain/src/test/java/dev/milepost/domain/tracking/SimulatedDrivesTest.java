package dev.milepost.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.route.Polyline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drives with a known truth, on synthetic shapes and on shapes of real ways, as receivers of different quality see them. */
class SimulatedDrivesTest {
    private static final List<Double> STEPS = List.of(1.0, 5.0, 10.0, 30.0, 60.0);
    /** On a short way there are few fixes, of which one unlucky stop must not be most. */
    private static int drives(Polyline path) {
        return path.lengthMetres() > 2_500 ? 4 : 8;
    }

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

    /** On each shape, and at each step of time over all shapes: a single one must not hide behind the others. */
    private static void assertErrors(Map<String, Polyline> shapes, double sigma, boolean gaps) {
        var all = new ArrayList<Matched>();
        shapes.forEach((name, path) -> STEPS.forEach(step -> all.addAll(matched(name, path, sigma, step, gaps))));
        shapes.keySet().forEach(name -> assertError(name, all, drive -> drive.shape.equals(name), sigma));
        STEPS.forEach(step -> assertError("a fix each " + step + " s", all, drive -> drive.step == step, sigma));
        assertThat(all)
                .allSatisfy(drive -> assertThat(drive.deepestFall)
                        .as("fall of metres along, %s, a fix each %.0f s, sigma %.0f m", drive.shape, drive.step, sigma)
                        .isLessThanOrEqualTo(4 * sigma + 10));
    }

    private static void assertError(String of, List<Matched> drives, Predicate<Matched> which, double sigma) {
        double[] errors = drives.stream()
                .filter(which)
                .flatMap(drive -> drive.errors.stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        assertThat(errors[(int) (0.95 * errors.length)])
                .as("error of metres along, %s, sigma %.0f m", of, sigma)
                .isLessThanOrEqualTo(2 * sigma + 10);
    }

    private static List<Matched> matched(String name, Polyline path, double sigma, double step, boolean gaps) {
        var matcher = new RouteMatcher(Shapes.route(path));
        var drives = new ArrayList<Matched>();
        for (int i = 0; i < drives(path); i++) {
            var random = new Random(31 * name.hashCode() + i);
            var drive = Drive.withTraffic(path, speed(path), new Drive.Receiver(step, sigma, i % 2 == 0), random);
            drives.add(Matched.by(matcher, name, step, gaps ? drive.withGaps(random) : drive));
        }
        return drives;
    }

    private static double speed(Polyline path) {
        return path.lengthMetres() > 10_000 ? 12 : path.lengthMetres() > 2_500 ? 8 : 4;
    }

    /**
     * @param errors of metres along the route at each fix
     * @param deepestFall of metres along the route from a fix to the next
     */
    private record Matched(String shape, double step, List<Double> errors, double deepestFall) {
        static Matched by(RouteMatcher matcher, String shape, double step, Drive drive) {
            var errors = new ArrayList<Double>();
            var state = matcher.start();
            double before = 0;
            double deepest = 0;
            for (int i = 0; i < drive.fixes().size(); i++) {
                state = matcher.advance(state, drive.fixes().get(i));
                double along = state.progress().alongMetres();
                errors.add(Math.abs(along - drive.truth().get(i)));
                deepest = Math.max(deepest, before - along);
                before = along;
            }
            return new Matched(shape, step, errors, deepest);
        }
    }
}
