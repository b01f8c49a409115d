package dev.milepost.domain.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class DistanceTest {
    private static final GeoPoint PARIS = new GeoPoint(48.8566, 2.3522);
    private static final GeoPoint BERLIN = new GeoPoint(52.52, 13.405);

    @Test
    void knownDistancesComeOut() {
        assertThat(PARIS.distanceTo(BERLIN)).isCloseTo(877_460, within(500.0));
        assertThat(new GeoPoint(0, 0).distanceTo(new GeoPoint(0, 1))).isCloseTo(111_195.08, within(0.01));
        assertThat(new GeoPoint(90, 0).distanceTo(new GeoPoint(-90, 77)))
                .isCloseTo(Math.PI * GeoPoint.EARTH_RADIUS_METRES, within(0.01));
        assertThat(PARIS.distanceTo(PARIS)).isZero();
    }

    @Test
    void coordinatesOutOfRangeAreNoPosition() {
        assertThatThrownBy(() -> new GeoPoint(90.1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GeoPoint(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThat(GeoPoint.isValid(-90, 180)).isTrue();
        assertThat(GeoPoint.isValid(0, -180.1)).isFalse();
    }

    @Property
    void thePlaneAgreesWithTheSphereWithinTenKilometres(
            @ForAll @DoubleRange(min = -70, max = 70) double lat,
            @ForAll @DoubleRange(min = -180, max = 180) double lon,
            @ForAll @DoubleRange(min = -0.06, max = 0.06) double dLat,
            @ForAll @DoubleRange(min = -0.06, max = 0.06) double dLon) {
        var origin = new GeoPoint(lat, lon);
        var other = new GeoPoint(lat + dLat, Math.IEEEremainder(lon + dLon, 360));
        var plane = new LocalPlane(origin);
        double onPlane = Math.hypot(plane.x(other), plane.y(other));
        assertThat(onPlane).isCloseTo(origin.distanceTo(other), within(0.003 * onPlane + 1e-6));
        assertThat(origin.distanceTo(other)).isCloseTo(other.distanceTo(origin), within(1e-6));
    }

    @Test
    void theDistanceToASegmentIsMeasuredBetweenItsEnds() {
        var plane = new LocalPlane(new GeoPoint(0, 180));
        double degree = LocalPlane.METRES_A_DEGREE;
        assertThat(plane.distanceToSegment(new GeoPoint(0.01, 179.9), new GeoPoint(0.01, -179.9)))
                .isCloseTo(0.01 * degree, within(0.1));
        assertThat(plane.distanceToSegment(new GeoPoint(0, -179.99), new GeoPoint(0, -179.9)))
                .isCloseTo(0.01 * degree, within(0.1));
        assertThat(plane.distanceToSegment(new GeoPoint(0, -179.99), new GeoPoint(0, -179.99)))
                .isCloseTo(0.01 * degree, within(0.1));
    }
}
