package dev.milepost.adapters.http.geofile;

import dev.milepost.adapters.http.geofile.GeoFile.TimedPoint;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;

/** Reads GPX: its route if it has one, else its track, all segments of it, else its waypoints. Not thread-safe; used once. */
final class GpxReader implements SafeXml.Elements {
    private final List<TimedPoint> route = new ArrayList<>();
    private final List<TimedPoint> track = new ArrayList<>();
    private final List<TimedPoint> waypoints = new ArrayList<>();
    private Optional<String> name = Optional.empty();
    private boolean root = true;
    private boolean inPoint;
    private double lat;
    private double lon;
    private Optional<Instant> time = Optional.empty();

    private GpxReader() {}

    static GeoFile read(byte[] content) {
        var reader = new GpxReader();
        SafeXml.read(content, reader);
        var line = !reader.route.isEmpty() ? reader.route : !reader.track.isEmpty() ? reader.track : reader.waypoints;
        return new GeoFile(reader.name, line);
    }

    @Override
    public void starts(String element, XMLStreamReader attributes) {
        if (root && !element.equals("gpx")) {
            throw new MalformedGeoFileException("the file is not GPX: it begins with <" + element + ">");
        }
        root = false;
        if (isPoint(element)) {
            inPoint = true;
            lat = degrees(attributes, "lat");
            lon = degrees(attributes, "lon");
            time = Optional.empty();
        }
    }

    @Override
    public void ends(String element, String text) {
        switch (element) {
            case "rtept" -> add(route);
            case "trkpt" -> add(track);
            case "wpt" -> add(waypoints);
            case "time" -> time = inPoint ? timeOf(text) : time;
            case "name" -> name = inPoint || name.isPresent() || text.isEmpty() ? name : Optional.of(text);
            default -> {
                // Elevation, extensions and whatever else a device writes.
            }
        }
    }

    private void add(List<TimedPoint> points) {
        GeoFormat.requireRoom(points);
        points.add(time.map(at -> TimedPoint.at(lat, lon, at)).orElseGet(() -> TimedPoint.at(lat, lon)));
        inPoint = false;
    }

    private static boolean isPoint(String element) {
        return element.equals("rtept") || element.equals("trkpt") || element.equals("wpt");
    }

    private static double degrees(XMLStreamReader attributes, String name) {
        var text = attributes.getAttributeValue(null, name);
        try {
            return Double.parseDouble(text == null ? "" : text);
        } catch (NumberFormatException noNumber) {
            throw new MalformedGeoFileException("a point has no number as its " + name);
        }
    }

    /** A time with an offset, or without one, which then is UTC as GPX asks; anything else is no time. */
    static Optional<Instant> timeOf(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException noOffset) {
            return zulu(text);
        }
    }

    private static Optional<Instant> zulu(String text) {
        try {
            return Optional.of(Instant.parse(text + "Z"));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
