package dev.milepost.adapters.http.geofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.milepost.adapters.http.geofile.GeoFile.TimedPoint;
import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoFormatTest {
    private static final String GPX = "<gpx version='1.1' xmlns='http://www.topografix.com/GPX/1/1'>%s</gpx>";

    @ParameterizedTest
    @CsvSource({
        "gpx/around-visnjan-with-car.gpx,104,104",
        "gpx/cerknicko-jezero.gpx,296,296",
        "gpx/korita-zbevnica.gpx,871,513",
        "gpx/route.gpx,55,0",
        "geolife/004_20081027190939.plt,121,121"
    })
    void readsRealFilesWhole(String name, int points, int timed) throws IOException {
        var path = SharedData.path("tracks/" + name);
        var content = Files.readAllBytes(path);
        var format = GeoFormat.ofFileName(name).orElseThrow();
        assertThat(GeoFormat.sniff(content)).contains(format);
        var file = format.read(content);
        assertThat(file.points()).hasSize(points);
        assertThat(file.points().stream().filter(point -> point.time().isPresent()))
                .hasSize(timed);
    }

    @Test
    void readsWhatItWrites() {
        var track = List.of(
                new TimedPoint(
                        new GeoPoint(30.1234567, 120.7654321), Optional.of(Instant.parse("2026-11-23T08:15:30.250Z"))),
                new TimedPoint(new GeoPoint(-30.5, -120.25), Optional.of(Instant.parse("2026-11-23T08:15:40Z"))));
        assertThat(GeoFormat.GPX.read(GpxWriter.track("A < B & \"C\"", track)))
                .isEqualTo(new GeoFile(Optional.of("A < B & \"C\""), track));
        assertThat(GeoFormat.GEO_JSON.read(GeoJsonWriter.track("Track", track)))
                .isEqualTo(new GeoFile(Optional.of("Track"), track));

        var path = track.stream().map(TimedPoint::point).toList();
        var waypoints = List.of(Map.entry("Gate", path.getFirst()));
        assertThat(GeoFormat.GPX.read(GpxWriter.route("Route", path, waypoints)).path())
                .isEqualTo(path);
        assertThat(GeoFormat.GEO_JSON
                        .read(GeoJsonWriter.route("Route", path, waypoints))
                        .path())
                .isEqualTo(path);
    }

    @Test
    void takesARouteBeforeATrackBeforeWaypoints() {
        var waypoint = "<wpt lat='1' lon='1'><name>Not the name</name></wpt>";
        var track = "<trk><trkseg><trkpt lat='2' lon='2'/></trkseg><trkseg><trkpt lat='3' lon='3'/></trkseg></trk>";
        var route = "<rte><name>Home</name><rtept lat='4' lon='4'/></rte>";
        assertThat(gpx(waypoint).path()).containsExactly(new GeoPoint(1, 1));
        assertThat(gpx(waypoint + track).path()).containsExactly(new GeoPoint(2, 2), new GeoPoint(3, 3));
        assertThat(gpx(waypoint + route + track))
                .isEqualTo(new GeoFile(Optional.of("Home"), List.of(TimedPoint.at(4, 4))));
    }

    @Test
    void readsAFileThatBeginsWithAByteOrderMark() {
        var content = "\ufeff<?xml version='1.0' encoding='UTF-8'?>" + GPX.formatted("<wpt lat='1' lon='2'/>");
        assertThat(GeoFormat.GPX.read(content.getBytes(StandardCharsets.UTF_8)).path())
                .containsExactly(new GeoPoint(1, 2));
    }

    @Test
    void readsLinesAndTracksOfKml() {
        var line = "<kml><Document><name>Way</name><Placemark><Point><coordinates>9,9</coordinates></Point></Placemark>"
                + "<Placemark><LineString><coordinates> 120.5,30.5,7\n121,31 </coordinates></LineString></Placemark></Document></kml>";
        assertThat(GeoFormat.KML.read(line.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(
                        new GeoFile(Optional.of("Way"), List.of(TimedPoint.at(30.5, 120.5), TimedPoint.at(31, 121))));
        var track = "<kml xmlns:gx='http://www.google.com/kml/ext/2.2'><gx:Track><when>2026-11-23T08:00:00Z</when>"
                + "<gx:coord>120 30 0</gx:coord></gx:Track></kml>";
        assertThat(GeoFormat.KML.read(track.getBytes(StandardCharsets.UTF_8)).points())
                .containsExactly(TimedPoint.at(30, 120, Instant.parse("2026-11-23T08:00:00Z")));
    }

    @Test
    void readsLinesOfGeoJsonWhereverTheyAre() {
        var json =
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"name\":\"Way\"},"
                        + "\"geometry\":{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[0,0]},"
                        + "{\"type\":\"MultiLineString\",\"coordinates\":[[[120,30],[121,31]],[[122,32],[123,33,9]]]}]}}]}";
        var file = GeoFormat.GEO_JSON.read(json.getBytes(StandardCharsets.UTF_8));
        assertThat(file.name()).contains("Way");
        assertThat(file.path())
                .containsExactly(
                        new GeoPoint(30, 120), new GeoPoint(31, 121), new GeoPoint(32, 122), new GeoPoint(33, 123));
    }

    @Test
    void refusesADocumentTypeAndWithItEveryEntity() throws IOException {
        var secret = Files.createTempFile("secret", ".txt");
        Files.writeString(secret, "the secret");
        var file = "<!DOCTYPE gpx [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>"
                + GPX.formatted("<rte><name>&x;</name><rtept lat='1' lon='1'/></rte>");
        assertRefused(GeoFormat.GPX, file, "DOCTYPE");
        var laughs = "<!DOCTYPE gpx [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>" + GPX.formatted("&b;");
        assertRefused(GeoFormat.GPX, laughs, "DOCTYPE");
        Files.delete(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<gpx>",
                "<gpx/>",
                "<html/>",
                "<gpx><wpt lat='91' lon='0'/></gpx>",
                "<gpx><wpt lat='NaN' lon='0'/></gpx>",
                "<gpx><wpt lon='0'/></gpx>",
                "<gpx>&unknown;</gpx>"
            })
    void refusesGpxThatIsNone(String file) {
        assertRefused(GeoFormat.GPX, file, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "{\"type\":\"LineString\",\"coordinates\":[]}",
                "{\"type\":\"LineString\",\"coordinates\":[[1]]}",
                "{\"type\":\"LineString\",\"coordinates\":[[\"1\",2]]}",
                "{\"type\":\"LineString\",\"coordinates\":[[1,91]]}",
                "{\"type\":\"Topology\"}"
            })
    void refusesGeoJsonThatIsNone(String file) {
        assertRefused(GeoFormat.GEO_JSON, file, "");
    }

    @Test
    void refusesATrackOfGeoLifeWithALineThatIsNoPosition() {
        assertRefused(GeoFormat.PLT, "Geolife trajectory\n\n\n\n\n\n39.9,116.3\n", "line 7");
    }

    private static GeoFile gpx(String content) {
        return GeoFormat.GPX.read(GPX.formatted(content).getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(GeoFormat format, String file, String message) {
        assertThatExceptionOfType(MalformedGeoFileException.class)
                .isThrownBy(() -> format.read(file.getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining(message);
    }
}
