package dev.milepost.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.route.Polyline;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drives with a known truth, on synthetic shapes and on shapes of real ways, as receivers of different quality see them. */
class SimulatedDrivesTest {
    private static final List<Double> STEPS = List.of(1.0, 5.0, 10.0, 30.0, 60.0);
    private static final int DRIVES = 6;

    @ParameterizedTest
    @CsvSource({"5", "10", "20"})
    void progressOnSyntheticShapesErrsByNoMoreThanTheNoiseAllows(double sigma) {
        assertErrors(run(Shapes.synthetic(), sigma, false));
    }

    @ParameterizedTest
    @CsvSource({"5", "10", "20"})
    void progressOnRealShapesErrsByNoMoreThanTheNoiseAllows(double sigma) {
        assertErrors(run(Shapes.real(), sigma, false));
    }

    @ParameterizedTest
    @CsvSource({"5", "10", "20"})
    void gapsOfMinutesAreBridged(double sigma) {
        assertErrors(run(Shapes.real(), sigma, true));
    }

    /** Nobody can tell how many laps of a circle were driven unseen; but progress doesn't fall. */
    @ParameterizedTest
    @CsvSource({"5", "10", "20"})
    void notEvenGapsOnRoadsDrivenTwiceLeadBackwards(double sigma) {
        assertNoFalls(run(Shapes.synthetic(), sigma, true));
    }

    private static List<Simulation.Result> run(Map<String, Polyline> shapes, double sigma, boolean gaps) {
        return Simulation.all(shapes, sigma, STEPS, gaps).parallelStream()
                .map(simulation -> simulation.run(DRIVES))
                .toList();
    }

    /** On each shape, and at each step of time over all shapes: a single one must not hide behind the others. */
    private static void assertErrors(List<Simulation.Result> results) {
        results.stream()
                .map(result -> result.of().shape())
                .distinct()
                .forEach(shape -> assertError(
                        results, shape, simulation -> simulation.shape().equals(shape)));
        STEPS.forEach(step ->
                assertError(results, "a fix each " + step + " s", simulation -> simulation.stepSeconds() == step));
        assertNoFalls(results);
    }

    private static void assertError(List<Simulation.Result> results, String of, Predicate<Simulation> which) {
        double[] errors = results.stream()
                .filter(result -> which.test(result.of()))
                .flatMapToDouble(result -> Arrays.stream(result.errors()))
                .sorted()
                .toArray();
        assertThat(errors[(int) (0.95 * errors.length)])
                .as("error of metres along, %s", of)
                .isLessThanOrEqualTo(results.getFirst().of().mostError());
    }

    private static void assertNoFalls(List<Simulation.Result> results) {
        assertThat(results)
                .allSatisfy(result -> assertThat(result.falls())
                        .as("falls, the deepest by %.0f m: %s", result.deepestFall(), result.of())
                        .isZero());
    }
}
