package dev.milepost.domain.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class DatumTest {
    private static final GeoPoint BEIJING = new GeoPoint(39.911954, 116.377817);

    @Test
    void publishedVectorsAreReproducedWithinTheirTolerance() throws IOException {
        var lines = Files.readAllLines(SharedData.path("tracks/gcj02-vectors.csv"));
        int agreeing = 0;
        for (var line : lines.subList(1, lines.size())) {
            var cell = line.split(",", 12);
            if (!cell[10].equals("yes")) {
                continue;
            }
            var from = Datum.valueOf(cell[2]).toWgs84(point(cell[3], cell[4]));
            var distance = Datum.valueOf(cell[5]).fromWgs84(from).distanceTo(point(cell[6], cell[7]));
            assertThat(distance).as(cell[0]).isLessThanOrEqualTo(Double.parseDouble(cell[8]));
            agreeing++;
        }
        assertThat(agreeing).isEqualTo(2010);
    }

    private static GeoPoint point(String lat, String lon) {
        return new GeoPoint(Double.parseDouble(lat), Double.parseDouble(lon));
    }

    @Property
    void gcj02IsTurnedBackToTheMillimetre(
            @ForAll @DoubleRange(min = 1, max = 55) double lat, @ForAll @DoubleRange(min = 73, max = 137) double lon) {
        var point = new GeoPoint(lat, lon);
        assertThat(Datum.GCJ02.toWgs84(Datum.GCJ02.fromWgs84(point)).distanceTo(point))
                .isLessThan(0.001);
    }

    @Property
    void bd09IsTurnedBackToDecimetres(
            @ForAll @DoubleRange(min = 1, max = 55) double lat, @ForAll @DoubleRange(min = 73, max = 137) double lon) {
        var point = new GeoPoint(lat, lon);
        assertThat(Datum.BD09.toWgs84(Datum.BD09.fromWgs84(point)).distanceTo(point))
                .isLessThan(0.3);
    }

    @Property
    void nothingIsShiftedOutsideTheBox(
            @ForAll @DoubleRange(min = -90, max = 90) double lat,
            @ForAll @DoubleRange(min = -180, max = 72) double lon) {
        var point = new GeoPoint(lat, lon);
        for (var datum : Datum.values()) {
            assertThat(datum.fromWgs84(point)).isEqualTo(point);
            assertThat(datum.toWgs84(point)).isEqualTo(point);
        }
    }

    @Test
    void theShiftsInBeijingAreSomeHundredMetres() {
        assertThat(Datum.GCJ02.fromWgs84(BEIJING).distanceTo(BEIJING)).isCloseTo(555, within(5.0));
        assertThat(Datum.BD09.fromWgs84(BEIJING).distanceTo(BEIJING)).isBetween(1_000.0, 1_600.0);
        assertThat(Datum.WGS84.fromWgs84(BEIJING)).isEqualTo(BEIJING);
    }
}
