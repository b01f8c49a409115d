package dev.milepost.adapters.http.geofile;

import dev.milepost.domain.geo.GeoPoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A line or track as a file tells it.
 *
 * @param points in file order, at least one
 */
public record GeoFile(Optional<String> name, List<TimedPoint> points) {
    public GeoFile {
        points = List.copyOf(points);
    }

    /** A point of a track; planned lines have no times. */
    public record TimedPoint(GeoPoint point, Optional<Instant> time) {
        static TimedPoint at(double lat, double lon) {
            return new TimedPoint(point(lat, lon), Optional.empty());
        }

        static TimedPoint at(double lat, double lon, Instant time) {
            return new TimedPoint(point(lat, lon), Optional.of(time));
        }

        private static GeoPoint point(double lat, double lon) {
            if (!GeoPoint.isValid(lat, lon)) {
                throw new MalformedGeoFileException("a position is out of range: lat " + lat + ", lon " + lon);
            }
            return new GeoPoint(lat, lon);
        }
    }

    /** The positions alone. */
    public List<GeoPoint> path() {
        return points.stream().map(TimedPoint::point).toList();
    }
}
