package dev.milepost.adapters.http.geofile;

import dev.milepost.adapters.http.geofile.GeoFile.TimedPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;

/** Reads KML: its line strings, or its gx:Track with times. Not thread-safe; used once. */
final class KmlReader implements SafeXml.Elements {
    private final List<TimedPoint> line = new ArrayList<>();
    private final List<Optional<Instant>> whens = new ArrayList<>();
    private final List<double[]> coords = new ArrayList<>();
    private Optional<String> name = Optional.empty();
    private boolean root = true;
    private boolean inLine;

    private KmlReader() {}

    static GeoFile read(byte[] content) {
        var reader = new KmlReader();
        SafeXml.read(content, reader);
        return new GeoFile(reader.name, reader.line.isEmpty() ? reader.track() : reader.line);
    }

    @Override
    public void starts(String element, XMLStreamReader attributes) {
        if (root && !element.equals("kml")) {
            throw new MalformedGeoFileException("the file is not KML: it begins with <" + element + ">");
        }
        root = false;
        inLine = element.equals("LineString") || inLine && !element.equals("Point");
    }

    @Override
    public void ends(String element, String text) {
        switch (element) {
            case "coordinates" -> addLine(text);
            case "LineString" -> inLine = false;
            case "when" -> whens.add(GpxReader.timeOf(text));
            case "coord" -> addCoord(text);
            case "name" -> name = name.isPresent() || text.isEmpty() ? name : Optional.of(text);
            default -> {
                // Styles, descriptions and the like.
            }
        }
    }

    private void addLine(String text) {
        if (!inLine || text.isEmpty()) {
            return;
        }
        for (var tuple : text.split("\\s+")) {
            GeoFormat.requireRoom(line);
            var numbers = numbers(tuple.split(","));
            line.add(TimedPoint.at(numbers[1], numbers[0]));
        }
    }

    private void addCoord(String text) {
        if (coords.size() >= GeoFormat.MAX_POINTS) {
            throw new MalformedGeoFileException("the file has more than " + GeoFormat.MAX_POINTS + " points");
        }
        coords.add(numbers(text.split("\\s+")));
    }

    /** Longitude and latitude. */
    private static double[] numbers(String[] tuple) {
        try {
            if (tuple.length >= 2) {
                return new double[] {Double.parseDouble(tuple[0]), Double.parseDouble(tuple[1])};
            }
        } catch (NumberFormatException noNumber) {
            throw new MalformedGeoFileException("coordinates are not numbers");
        }
        throw new MalformedGeoFileException("coordinates need a longitude and a latitude");
    }

    private List<TimedPoint> track() {
        var track = new ArrayList<TimedPoint>();
        for (var i = 0; i < coords.size(); i++) {
            var at = coords.get(i);
            var time = i < whens.size() ? whens.get(i) : Optional.<Instant>empty();
            track.add(time.map(when -> TimedPoint.at(at[1], at[0], when)).orElseGet(() -> TimedPoint.at(at[1], at[0])));
        }
        return track;
    }
}
