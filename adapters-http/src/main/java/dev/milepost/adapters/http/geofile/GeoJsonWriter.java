package dev.milepost.adapters.http.geofile;

import dev.milepost.adapters.http.geofile.GeoFile.TimedPoint;
import dev.milepost.adapters.http.json.Json;
import dev.milepost.domain.geo.GeoPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes GeoJSON (RFC 7946). */
public final class GeoJsonWriter {
    private static final double STEPS = 1e7;

    private GeoJsonWriter() {}

    /** A feature collection of a planned line, then its named places. */
    public static byte[] route(String name, List<GeoPoint> path, List<Map.Entry<String, GeoPoint>> waypoints) {
        var features = new ArrayList<Object>();
        features.add(line(Map.of("name", name), path));
        for (var waypoint : waypoints) {
            features.add(feature(
                    Map.of("name", waypoint.getKey()), object("Point", "coordinates", position(waypoint.getValue()))));
        }
        return Json.write(object("FeatureCollection", "features", features));
    }

    /** A feature of a recorded track; the property {@code coordTimes} has the time of each of its positions. */
    public static byte[] track(String name, List<TimedPoint> points) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("name", name);
        properties.put(
                "coordTimes",
                points.stream().flatMap(point -> point.time().stream()).toList());
        return Json.write(
                line(properties, points.stream().map(TimedPoint::point).toList()));
    }

    private static Map<String, Object> line(Map<String, Object> properties, List<GeoPoint> path) {
        // A line string has two positions or more (RFC 7946, 3.1.4); a shorter track is a multi-point.
        var type = path.size() >= 2 ? "LineString" : "MultiPoint";
        return feature(
                properties,
                object(
                        type,
                        "coordinates",
                        path.stream().map(GeoJsonWriter::position).toList()));
    }

    private static Map<String, Object> feature(Map<String, Object> properties, Map<String, Object> geometry) {
        var feature = object("Feature", "properties", properties);
        feature.put("geometry", geometry);
        return feature;
    }

    private static Map<String, Object> object(String type, String key, Object value) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", type);
        object.put(key, value);
        return object;
    }

    private static List<Double> position(GeoPoint point) {
        return List.of(Math.round(point.lon() * STEPS) / STEPS, Math.round(point.lat() * STEPS) / STEPS);
    }
}
