package dev.milepost.domain.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.domain.Flaw;
import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.geo.LocalPlane;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteDraftTest {
    private static final RouteId ID = new RouteId("r1");
    private static final List<GeoPoint> ROAD = List.of(at(0, 0), at(1000, 0));
    private static final List<GeoPoint> OUT_AND_BACK = List.of(at(0, 0), at(1000, 0), at(0, 0));

    @Test
    void aGoodDraftBecomesARoute() {
        var route = accepted(draft(ROAD, checkpoint(300, 20), checkpoint(300, 20), checkpoint(900, -50)));
        assertThat(route.id()).isEqualTo(ID);
        assertThat(route.lengthMetres()).isCloseTo(1000, within(0.1));
        assertThat(route.archived()).isFalse();
        assertThat(rounded(route.checkpointsAlong())).containsExactly(300L, 300L, 900L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b", "line\nbreak"})
    void aNameMustSaySomethingPrintable(String name) {
        assertFlaws(new RouteDraft(name, ROAD, List.of(), 50), "name");
    }

    @Test
    void aNameHasAtMost200Characters() {
        assertThat(new RouteDraft("路".repeat(200), ROAD, List.of(), 50).design(ID))
                .isInstanceOf(Design.Accepted.class);
        assertFlaws(new RouteDraft("路".repeat(201), ROAD, List.of(), 50), "name");
    }

    @ParameterizedTest
    @ValueSource(doubles = {4.9, 5_001, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aCorridorHasLimits(double metres) {
        assertFlaws(new RouteDraft("r", ROAD, List.of(), metres), "corridorMetres");
    }

    @Test
    void aPathHas2To10000PointsAndALength() {
        assertFlaws(draft(List.of()), "path");
        assertFlaws(draft(List.of(at(0, 0))), "path");
        assertFlaws(draft(Collections.nCopies(3, at(0, 0))), "path");
        assertFlaws(draft(List.of(new GeoPoint(0, 180), new GeoPoint(0, -180))), "path");
        assertFlaws(draft(points(10_001)), "path");
        assertThat(draft(points(10_000)).design(ID)).isInstanceOf(Design.Accepted.class);
    }

    @Test
    void everyFlawIsNamedWithItsField() {
        var bad = new Checkpoint("", at(100, 0), 4, Duration.ofSeconds(-1));
        var long1 = new Checkpoint("ok", at(100, 0), 6000, Duration.ofHours(25));
        assertFlaws(
                draft(ROAD, checkpoint(50, 0), bad, long1),
                "checkpoints[1].name",
                "checkpoints[1].radiusMetres",
                "checkpoints[1].dwellSeconds",
                "checkpoints[2].radiusMetres",
                "checkpoints[2].dwellSeconds");
    }

    @Test
    void thereAreAtMost200Checkpoints() {
        assertFlaws(new RouteDraft("r", ROAD, Collections.nCopies(201, checkpoint(5, 0)), 80), "checkpoints");
    }

    @Test
    void checkpointsLieWithinTheCorridor() {
        assertFlaws(
                draft(ROAD, checkpoint(100, 79), checkpoint(200, 81), checkpoint(1100, 0)),
                "checkpoints[1]",
                "checkpoints[2]");
    }

    @Test
    void checkpointsComeInPathOrder() {
        assertFlaws(draft(ROAD, checkpoint(500, 0), checkpoint(300, 0), checkpoint(900, 0)), "checkpoints[1]");
    }

    @Test
    void aRoadDrivenTwiceMayHaveACheckpointOnItsWayBack() {
        var route = accepted(draft(OUT_AND_BACK, checkpoint(500, 0), checkpoint(300, 0), checkpoint(100, 0)));
        assertThat(rounded(route.checkpointsAlong())).containsExactly(500L, 1700L, 1900L);
    }

    @Test
    void theFirstPassIsTakenWhereSeveralServe() {
        var route = accepted(draft(OUT_AND_BACK, checkpoint(300, 0), checkpoint(500, 0)));
        assertThat(rounded(route.checkpointsAlong())).containsExactly(300L, 500L);
    }

    @Test
    void thePassWithinItsRadiusIsTakenWhereTheFirstIsTooFar() {
        var path = List.of(at(0, 0), at(1000, 0), at(1000, 70), at(0, 70));
        var route = accepted(draft(path, checkpoint(500, 65)));
        assertThat(rounded(route.checkpointsAlong())).containsExactly(1570L);
    }

    @Test
    void aLoopMayEndWhereItBegan() {
        var loop = List.of(at(0, 0), at(500, 0), at(500, 500), at(0, 500), at(0, 0));
        var route = accepted(draft(loop, checkpoint(0, 0), checkpoint(500, 500), checkpoint(0, 0)));
        assertThat(rounded(route.checkpointsAlong())).containsExactly(0L, 1000L, 2000L);
    }

    @Test
    void routesAreEqualByValue() {
        assertThat(accepted(draft(ROAD, checkpoint(300, 0)))).isEqualTo(accepted(draft(ROAD, checkpoint(300, 0))));
        assertThat(accepted(draft(ROAD))).isNotEqualTo(accepted(draft(OUT_AND_BACK)));
        assertThat(accepted(draft(ROAD)).archive().archived()).isTrue();
    }

    private static RouteDraft draft(List<GeoPoint> path, Checkpoint... checkpoints) {
        return new RouteDraft("r", path, List.of(checkpoints), 80);
    }

    private static List<GeoPoint> points(int count) {
        return IntStream.range(0, count).mapToObj(i -> at(i, 0)).toList();
    }

    private static Checkpoint checkpoint(double east, double north) {
        return new Checkpoint("checkpoint", at(east, north), 30, Duration.ZERO);
    }

    private static GeoPoint at(double east, double north) {
        return new GeoPoint(north / LocalPlane.METRES_A_DEGREE, east / LocalPlane.METRES_A_DEGREE);
    }

    private static Stream<Long> rounded(List<Double> metres) {
        return metres.stream().map(Math::round);
    }

    private static Route accepted(RouteDraft draft) {
        return switch (draft.design(ID)) {
            case Design.Accepted accepted -> accepted.route();
            case Design.Refused refused -> throw new AssertionError(refused);
        };
    }

    private static void assertFlaws(RouteDraft draft, String... fields) {
        assertThat(draft.design(ID))
                .isInstanceOfSatisfying(
                        Design.Refused.class,
                        refused -> assertThat(refused.flaws())
                                .extracting(Flaw::field)
                                .containsExactly(fields));
    }
}
