package dev.milepost.adapters.http.geofile;

import dev.milepost.adapters.http.geofile.GeoFile.TimedPoint;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;

/** Reads GeoLife's .plt: six lines of header, then latitude, longitude, 0, altitude, days, date and time in GMT. */
final class PltReader {
    private static final int HEADER_LINES = 6;

    private PltReader() {}

    static GeoFile read(byte[] content) {
        var points = new ArrayList<TimedPoint>();
        var lines = new String(content, StandardCharsets.UTF_8)
                .lines()
                .skip(HEADER_LINES)
                .iterator();
        while (lines.hasNext()) {
            var line = lines.next();
            if (!line.isBlank()) {
                GeoFormat.requireRoom(points);
                points.add(point(line.strip(), HEADER_LINES + points.size() + 1));
            }
        }
        return new GeoFile(Optional.empty(), points);
    }

    private static TimedPoint point(String line, int number) {
        var cells = line.split(",");
        try {
            if (cells.length >= 7) {
                var time = LocalDateTime.parse(cells[5] + "T" + cells[6]).toInstant(ZoneOffset.UTC);
                return TimedPoint.at(Double.parseDouble(cells[0]), Double.parseDouble(cells[1]), time);
            }
        } catch (NumberFormatException | DateTimeException malformed) {
            throw new MalformedGeoFileException("line " + number + " is not a position of a .plt file");
        }
        throw new MalformedGeoFileException("line " + number + " is not a position of a .plt file");
    }
}
