package dev.milepost.domain.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.geo.LocalPlane;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PolylineTest {
    private static final double DEGREE = LocalPlane.METRES_A_DEGREE;

    /** East along the equator for 1 000 m and back again. */
    private static final Polyline OUT_AND_BACK = metres(0, 0, 1000, 0, 0, 0);

    @Test
    void lengthIsTheSumOfGreatCircles() {
        var path = new Polyline(List.of(new GeoPoint(0, 0), new GeoPoint(1, 0), new GeoPoint(1, 1)));
        assertThat(path.lengthMetres()).isCloseTo(DEGREE + DEGREE * Math.cos(Math.toRadians(1)), within(2.0));
    }

    @Test
    void aPathNeedsTwoPoints() {
        assertThatThrownBy(() -> new Polyline(List.of(new GeoPoint(0, 0))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePlaceBetweenTwoPointsIsFound() {
        var path = metres(0, 0, 100, 0, 100, 100);
        assertPoint(path.pointAt(50), 50, 0);
        assertPoint(path.pointAt(150), 100, 50);
        assertPoint(path.pointAt(-5), 0, 0);
        assertPoint(path.pointAt(1e9), 100, 100);
    }

    @Test
    void theNearestPlaceLiesOnASegmentNotOnlyOnAPoint() {
        var nearest = metres(0, 0, 1000, 0).nearest(at(400, 30));
        assertThat(nearest.alongMetres()).isCloseTo(400, within(0.01));
        assertThat(nearest.distanceMetres()).isCloseTo(30, within(0.01));
    }

    @Test
    void aRoadDrivenTwiceIsPassedTwice() {
        assertThat(OUT_AND_BACK.passes(at(400, 5), 50))
                .extracting(pass -> Math.round(pass.alongMetres()))
                .containsExactly(400L, 1600L);
    }

    @Test
    void theTurningPointIsOnePass() {
        assertThat(OUT_AND_BACK.passes(at(997, 0), 50)).hasSize(1);
    }

    @Test
    void aPathOutOfReachIsNotPassed() {
        assertThat(OUT_AND_BACK.passes(at(400, 51), 50)).isEmpty();
    }

    @Test
    void thePathCrossesTheAntimeridian() {
        var path = new Polyline(List.of(new GeoPoint(0, 179.999), new GeoPoint(0, -179.999), new GeoPoint(0, -179.99)));
        assertThat(path.lengthMetres()).isCloseTo(0.011 * DEGREE, within(0.01));
        for (var lon : List.of(179.9995, -179.9995, 180.0, -180.0)) {
            assertThat(path.nearest(new GeoPoint(0.0001, lon)).distanceMetres())
                    .isCloseTo(0.0001 * DEGREE, within(0.01));
        }
        assertThat(path.pointAt(0.0015 * DEGREE).lon()).isCloseTo(-179.9995, within(1e-6));
        assertThat(path.simplify(1).points()).hasSize(2);
    }

    @Test
    void aPathAroundTheEarthIsFoundOnEachTurn() {
        var points = new ArrayList<GeoPoint>();
        for (int lon = 0; lon <= 720; lon += 10) {
            points.add(new GeoPoint(0, Math.IEEEremainder(lon, 360)));
        }
        assertThat(new Polyline(points).passes(new GeoPoint(0, 45), 1000)).hasSize(2);
    }

    @Property(tries = 200)
    void theIndexFindsWhatAFullScanFinds(@ForAll Random random, @ForAll @IntRange(min = 2, max = 300) int size) {
        var path = walk(random, size);
        var point = at(random.nextGaussian() * 2000, random.nextGaussian() * 2000);
        var plane = new LocalPlane(point);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < size; i++) {
            least = Math.min(
                    least,
                    plane.distanceToSegment(
                            path.points().get(i - 1), path.points().get(i)));
        }
        assertThat(path.nearest(point).distanceMetres()).isCloseTo(least, within(1e-6));
        assertThat(path.pointAt(path.nearest(point).alongMetres()).distanceTo(point))
                .isCloseTo(least, within(0.05 + least * 0.001));
    }

    @Property(tries = 200)
    void everyPassIsALocalMinimum(@ForAll Random random, @ForAll @IntRange(min = 2, max = 300) int size) {
        var path = walk(random, size);
        var point = at(random.nextGaussian() * 500, random.nextGaussian() * 500);
        var passes = path.passes(point, 200);
        assertThat(passes).isSortedAccordingTo((a, b) -> Double.compare(a.alongMetres(), b.alongMetres()));
        var nearest = path.nearest(point);
        if (nearest.distanceMetres() <= 200) {
            assertThat(passes.stream().mapToDouble(PathPosition::distanceMetres).min())
                    .hasValueCloseTo(nearest.distanceMetres(), within(1e-6));
        } else {
            assertThat(passes).isEmpty();
        }
    }

    @Property(tries = 200)
    void aSimplifiedPathStaysWithinItsTolerance(@ForAll Random random, @ForAll @IntRange(min = 2, max = 300) int size) {
        var path = walk(random, size);
        var simple = path.simplify(20);
        assertThat(path.points()).containsSubsequence(simple.points());
        for (var point : path.points()) {
            assertThat(simple.nearest(point).distanceMetres()).isLessThanOrEqualTo(20.01);
        }
    }

    @Test
    void tenThousandPointsAreSimplifiedAndSearchedFast() {
        var path = walk(new Random(7), 10_000);
        long start = System.nanoTime();
        path.simplify(5);
        for (int i = 0; i < 10_000; i++) {
            path.nearest(path.points().get(i));
        }
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(5);
    }

    private static Polyline walk(Random random, int size) {
        var coordinates = new double[2 * size];
        for (int i = 2; i < coordinates.length; i++) {
            coordinates[i] = coordinates[i - 2] + random.nextGaussian() * 60;
        }
        return metres(coordinates);
    }

    private static Polyline metres(double... coordinates) {
        var points = new ArrayList<GeoPoint>();
        for (int i = 0; i < coordinates.length; i += 2) {
            points.add(at(coordinates[i], coordinates[i + 1]));
        }
        return new Polyline(points);
    }

    private static GeoPoint at(double east, double north) {
        return new GeoPoint(north / DEGREE, east / DEGREE);
    }

    private static void assertPoint(GeoPoint point, double east, double north) {
        assertThat(point.distanceTo(at(east, north))).isLessThan(0.01);
    }
}
