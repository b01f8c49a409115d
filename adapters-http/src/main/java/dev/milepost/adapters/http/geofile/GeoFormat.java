package dev.milepost.adapters.http.geofile;

import dev.milepost.adapters.http.geofile.GeoFile.TimedPoint;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The formats that are read. */
public enum GeoFormat {
    /** https://www.topografix.com/GPX/1/1/; version 1.0 differs in nothing that is read here. */
    GPX(List.of("gpx"), GpxReader::read),
    /** RFC 7946: WGS-84, longitude first. */
    GEO_JSON(List.of("geojson", "json"), GeoJsonReader::read),
    /** OGC 12-007r2, with Google's gx:Track. */
    KML(List.of("kml"), KmlReader::read),
    /** GeoLife GPS trajectories, user guide 1.3. */
    PLT(List.of("plt"), PltReader::read);

    /** No file has more points than this: ten days of a fix a second. */
    static final int MAX_POINTS = 864_000;

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final List<String> endings;
    private final Function<byte[], GeoFile> reader;

    GeoFormat(List<String> endings, Function<byte[], GeoFile> reader) {
        this.endings = endings;
        this.reader = reader;
    }

    /** The format of a file of this name. */
    public static Optional<GeoFormat> ofFileName(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.endings.contains(ending))
                .findFirst();
    }

    /** The format that the content itself shows. */
    public static Optional<GeoFormat> sniff(byte[] content) {
        var head = new String(content, 0, Math.min(content.length, 4_096), StandardCharsets.UTF_8);
        if (head.contains("<gpx")) {
            return Optional.of(GPX);
        }
        if (head.contains("<kml")) {
            return Optional.of(KML);
        }
        if (head.startsWith("Geolife trajectory")) {
            return Optional.of(PLT);
        }
        var text = head.startsWith(BYTE_ORDER_MARK) ? head.substring(1) : head;
        return text.stripLeading().startsWith("{") ? Optional.of(GEO_JSON) : Optional.empty();
    }

    /**
     * Reads the file.
     *
     * @throws MalformedGeoFileException if it is malformed, has no point, or more than can be meant
     */
    public GeoFile read(byte[] content) {
        var file = reader.apply(content);
        if (file.points().isEmpty()) {
            throw new MalformedGeoFileException("the file has no line or track");
        }
        return file;
    }

    static void requireRoom(List<TimedPoint> points) {
        if (points.size() >= MAX_POINTS) {
            throw new MalformedGeoFileException("the file has more than " + MAX_POINTS + " points");
        }
    }
}
