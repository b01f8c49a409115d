package dev.milepost.testing;

import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.tracking.Fix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Reads real traces of the GeoLife set (Zheng et al., WWW 2009) from the shared data; skips the calling test without them. */
public final class GeoLifeTrace {
    private static final int HEADER_LINES = 6;

    private GeoLifeTrace() {}

    /** The fixes of {@code shared/tracks/geolife/NAME.plt}, as recorded. */
    public static List<Fix> read(String name) {
        var file = SharedData.path("tracks/geolife/" + name + ".plt");
        try (var lines = Files.lines(file)) {
            return lines.skip(HEADER_LINES).map(GeoLifeTrace::fix).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The positions of a trace alone. */
    public static List<GeoPoint> path(String name) {
        return read(name).stream().map(Fix::point).toList();
    }

    private static Fix fix(String line) {
        var cell = line.split(",");
        return Fix.at(
                LocalDateTime.parse(cell[5] + "T" + cell[6]).toInstant(ZoneOffset.UTC),
                new GeoPoint(Double.parseDouble(cell[0]), Double.parseDouble(cell[1])));
    }
}
