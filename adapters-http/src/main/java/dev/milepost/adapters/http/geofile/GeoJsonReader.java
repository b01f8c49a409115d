package dev.milepost.adapters.http.geofile;

import dev.milepost.adapters.http.geofile.GeoFile.TimedPoint;
import dev.milepost.adapters.http.json.Json;
import dev.milepost.adapters.http.problem.RequestRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads GeoJSON: all line strings, wherever they are. Times come from the property {@code coordTimes} (or {@code times}) of a
 * line's feature, as converters from GPX write them. Not thread-safe; used once.
 */
final class GeoJsonReader {
    private final List<TimedPoint> points = new ArrayList<>();
    private Optional<String> name = Optional.empty();

    private GeoJsonReader() {}

    static GeoFile read(byte[] content) {
        var reader = new GeoJsonReader();
        reader.read(parse(content));
        return new GeoFile(reader.name, reader.points);
    }

    private static JsonNode parse(byte[] content) {
        try {
            return Json.tree(content);
        } catch (RequestRefused malformed) {
            throw new MalformedGeoFileException("the file is not well-formed JSON");
        }
    }

    private void read(JsonNode node) {
        switch (node.path("type").asString("")) {
            case "FeatureCollection" -> node.path("features").forEach(this::read);
            case "Feature" -> feature(node);
            default -> geometry(node, List.of());
        }
    }

    private void feature(JsonNode feature) {
        var properties = feature.path("properties");
        if (name.isEmpty() && properties.path("name").isString()) {
            name = Optional.of(properties.path("name").asString());
        }
        geometry(feature.path("geometry"), times(properties));
    }

    private static List<Optional<Instant>> times(JsonNode properties) {
        var listed = properties.path("coordTimes").isArray()
                ? properties.path("coordTimes")
                : properties.path("coordinateProperties").path("times");
        var times = new ArrayList<Optional<Instant>>();
        (listed.isArray() ? listed : properties.path("times"))
                .forEach(time -> times.add(GpxReader.timeOf(time.asString(""))));
        return times;
    }

    private void geometry(JsonNode geometry, List<Optional<Instant>> times) {
        var coordinates = geometry.path("coordinates");
        switch (geometry.path("type").asString("")) {
            case "LineString" -> line(coordinates, times);
            case "MultiLineString" -> coordinates.forEach(part -> line(part, List.of()));
            case "GeometryCollection" -> geometry.path("geometries").forEach(part -> geometry(part, List.of()));
            case "Point", "MultiPoint", "Polygon", "MultiPolygon" -> {
                // No line; its neighbours may be.
            }
            default -> throw new MalformedGeoFileException("the file is not GeoJSON: an object has no known type");
        }
    }

    private void line(JsonNode coordinates, List<Optional<Instant>> times) {
        for (var i = 0; i < coordinates.size(); i++) {
            GeoFormat.requireRoom(points);
            var position = coordinates.get(i);
            if (!position.path(0).isNumber() || !position.path(1).isNumber()) {
                throw new MalformedGeoFileException("a position needs a longitude and a latitude");
            }
            var lat = position.path(1).doubleValue();
            var lon = position.path(0).doubleValue();
            var time = i < times.size() ? times.get(i) : Optional.<Instant>empty();
            points.add(time.map(at -> TimedPoint.at(lat, lon, at)).orElseGet(() -> TimedPoint.at(lat, lon)));
        }
    }
}
