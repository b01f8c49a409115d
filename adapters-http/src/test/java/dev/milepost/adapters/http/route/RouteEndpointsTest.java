package dev.milepost.adapters.http.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.adapters.http.testing.ApiClient.Result;
import dev.milepost.adapters.http.testing.Scenario;
import dev.milepost.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteEndpointsTest {
    private static final String GPX = """
            <gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>Loop</name><trkseg>
            <trkpt lat="31.2" lon="121.5"/><trkpt lat="31.2045" lon="121.5"/><trkpt lat="31.209" lon="121.5"/>
            </trkseg></trk></gpx>
            """;
    private static final String GEO_JSON = """
            {"type": "Feature", "properties": {"name": "Loop"}, "geometry":
             {"type": "LineString", "coordinates": [[121.5, 31.2], [121.5, 31.2045], [121.5, 31.209]]}}
            """;
    private static final String KML = """
            <kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>Loop</name><LineString>
            <coordinates>121.5,31.2,0 121.5,31.2045,0 121.5,31.209,0</coordinates></LineString></Placemark></kml>
            """;

    private final Scenario scenario = new Scenario();
    private final String path = "/routes/" + scenario.routeId;

    private Result importFile(String query, String contentType, byte[] content) {
        return scenario.admin.with("Content-Type", contentType).send("POST", "/routes/import" + query, content);
    }

    private Result importText(String contentType, String content) {
        return importFile("", contentType, content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDrawnRouteKnowsItsLength() {
        var route = scenario.manager.get(path).expect(200).json();

        assertThat(route.path("lengthMetres").asDouble()).isCloseTo(2_000, within(5.0));
        assertThat(route.path("path")).hasSize(3);
        assertThat(route.at("/checkpoints/1/name").asString()).isEqualTo("End");
        assertThat(scenario.anna.get("/routes?q=NORTH").expect(200).json().path("items"))
                .hasSize(1);
        assertThat(scenario.anna.get("/routes?q=%25").expect(200).json().path("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "lat": 31.2, "lon": 121.5}, {"lat": 31.209   | "lat": 95, "lon": 121.5}, {"lat": 31.209    | path[0].lat
                    "lat": 31.2, "lon": 121.5}, {"lat": 31.209   | "lat": NaN, "lon": 121.5}, {"lat": 31.209   | path[0].lat
                    "corridorMetres": 80                         | "corridorMetres": 0                         | corridorMetres
                    "name": "End", "lat": 31.218                 | "name": "End", "lat": 31.3                  | checkpoints[1]
                    "name": "End", "lat": 31.218                 | "name": "", "lat": 31.218                   | checkpoints[1].name
                    "name": "Start"                              | "colour": "red", "name": "Start"            | checkpoints[0].colour
                    """)
    void aRouteThatCannotBeFollowedIsRefusedByField(String right, String wrong, String field) {
        assertThat(Scenario.ROUTE).contains(right);

        scenario.admin.post("/routes", Scenario.ROUTE.replace(right, wrong)).expectInvalid(field);
    }

    @Test
    void aPathHasAtMostTenThousandPoints() {
        var points = IntStream.range(0, 10_001)
                .mapToObj(i -> "{\"lat\": %s, \"lon\": 121.5}".formatted(31 + i * 1e-4))
                .collect(Collectors.joining(","));
        var route = "{\"name\": \"Long\", \"path\": [%s], \"checkpoints\": [], \"corridorMetres\": 80}";

        scenario.admin.post("/routes", route.formatted(points)).expectInvalid("path");
        scenario.admin
                .post("/routes", route.formatted(points.substring(0, points.lastIndexOf(",{"))))
                .expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {GPX, GEO_JSON, KML})
    void filesOfEachFormatAreImportedWhateverTheyAreSentAs(String file) {
        var imported = importText("application/octet-stream", file).expect(201).json();

        assertThat(imported.path("name").asString()).isEqualTo("Loop");
        assertThat(imported.path("path")).hasSize(3);
        assertThat(imported.path("checkpoints")).isEmpty();
        assertThat(imported.path("lengthMetres").asDouble()).isCloseTo(1_000, within(5.0));
    }

    @Test
    void anImportIsNamedSimplifiedAndConverted() {
        var file = GPX.getBytes(StandardCharsets.UTF_8);
        var simplified = importFile("?name=Other&simplifyMetres=2.5&corridorMetres=60", "application/gpx+xml", file)
                .expect(201)
                .json();
        var converted = importFile("?datum=gcj02", "application/gpx+xml", file).expect(201);

        assertThat(simplified.path("name").asString()).isEqualTo("Other");
        assertThat(simplified.path("path")).hasSize(2);
        assertThat(simplified.path("corridorMetres").asDouble()).isEqualTo(60);
        assertThat(converted.json().at("/path/0/lon").asDouble()).isCloseTo(121.5, within(1e-6));
        var stored = scenario.admin.get("/routes/" + converted.field("id")).json();
        assertThat(stored.at("/path/0/lon").asDouble()).isCloseTo(121.4955, within(1e-3));
    }

    @Test
    void aByteOrderMarkDoesNoHarm() {
        importText("application/gpx+xml", "\ufeff" + GPX).expect(201);
        importText("application/geo+json", "\ufeff" + GEO_JSON).expect(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "just text",
                "<gpx/>",
                "<gpx><trk><trkseg></trkseg></trk></gpx>",
                "<gpx><trk><trkseg><trkpt lat='31' lon='121'>",
                "<gpx><trk><trkseg><trkpt lat='NaN' lon='121'/><trkpt lat='31' lon='121'/></trkseg></trk></gpx>",
                "<gpx><trk><trkseg><trkpt lat='91' lon='121'/><trkpt lat='31' lon='121'/></trkseg></trk></gpx>",
                "<!DOCTYPE gpx><gpx><trk><trkseg><trkpt lat='31' lon='121'/><trkpt lat='32' lon='121'/></trkseg></trk></gpx>",
                "<!DOCTYPE gpx [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><gpx><trk><name>&e;</name></trk></gpx>",
                "<!DOCTYPE gpx [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><gpx><metadata>&b;</metadata></gpx>",
                "<kml><Placemark/></kml>",
                "{\"type\": \"FeatureCollection\", \"features\": []}",
                "{\"type\": \"Feature\"",
                "{\"type\": \"LineString\", \"coordinates\": [[121.5, 31.2], [\"a\", 31.3]]}",
                "{\"type\": \"LineString\", \"coordinates\": [[121.5], [121.6]]}"
            })
    void whatIsNoLineIsRefused(String file) {
        var refused = importText("application/octet-stream", file).expect(400);

        assertThat(refused.field("code")).isIn("malformed-file", "invalid-request", "malformed-json");
        assertThat(refused.text()).doesNotContain("root:", "Exception");
    }

    @Test
    void otherMediaTypesAreRefused() {
        importText("text/html", GPX).expectProblem(415, "unsupported-media-type");
        importFile("", "application/gpx+xml", new byte[10 * 1024 * 1024 + 1]).expectProblem(413, "too-large");
    }

    @Test
    void aRouteIsAnsweredInEachFormatAndCanBeImportedAgain() {
        for (var type : new String[] {"application/gpx+xml", "application/geo+json"}) {
            var exported = scenario.manager.with("Accept", type).get(path).expect(200);
            assertThat(exported.header("content-type")).contains(type);

            var imported =
                    importFile("", type, exported.answer().body()).expect(201).json();

            assertThat(imported.path("path"))
                    .isEqualTo(scenario.admin.get(path).json().path("path"));
        }
    }

    @Test
    void namesAreEscapedInEachFormat() {
        var evil = "<img src=x onerror=alert(1)>&\\\"";
        var id = scenario.admin
                .post("/routes", Scenario.ROUTE.replace("North road", evil))
                .expect(201)
                .field("id");

        assertThat(scenario.admin
                        .with("Accept", "application/gpx+xml")
                        .get("/routes/" + id)
                        .text())
                .doesNotContain("<img")
                .contains("&lt;img");
    }

    @Test
    void aRouteIsReplacedUnderItsVersionAndArchivedWhenUnused() {
        var next = Scenario.ROUTE.replace("North road", "Norther road");
        assertThat(scenario.admin
                        .with("If-Match", "\"1\"")
                        .put(path, next)
                        .expect(200)
                        .header("etag"))
                .contains("\"2\"");
        scenario.admin.with("If-Match", "\"1\"").put(path, next).expectProblem(412, "stale-version");

        var task = scenario.openTask();
        scenario.admin.delete(path).expectProblem(409, "route-in-use");
        scenario.admin
                .post("/tasks/" + task + "/cancel", "{\"reason\": \"Not needed\"}")
                .expect(200);
        scenario.admin.delete(path).expect(204);
        assertThat(scenario.admin.get("/routes").json().path("items")).isEmpty();
        assertThat(scenario.admin.get(path).expect(200).json().path("archived").asBoolean())
                .isTrue();
        scenario.admin.post("/tasks", scenario.terms("")).expectInvalid("routeId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"around-visnjan-with-car.gpx", "cerknicko-jezero.gpx", "korita-zbevnica.gpx", "route.gpx"})
    void realFilesAreImported(String name) throws IOException {
        var file = Files.readAllBytes(SharedData.path("tracks/gpx/" + name));

        var imported = importFile("?simplifyMetres=5", "application/gpx+xml", file)
                .expect(201)
                .json();

        assertThat(imported.path("path").size()).isGreaterThan(10);
        assertThat(imported.path("lengthMetres").asDouble()).isGreaterThan(1_000);
    }
}
