package dev.milepost.adapters.http.coordinates;

import dev.milepost.adapters.http.json.About;
import dev.milepost.adapters.http.json.Range;
import dev.milepost.domain.geo.Datum;
import dev.milepost.domain.geo.GeoPoint;

/** A position in the datum of the request. */
public record PointJson(
        @About("Degrees north") @Range(min = -90, max = 90) double lat,
        @About("Degrees east") @Range(min = -180, max = 180) double lon) {

    public static PointJson of(GeoPoint wgs84, Datum datum) {
        var point = datum.fromWgs84(wgs84);
        return new PointJson(point.lat(), point.lon());
    }

    /** The position in WGS-84. */
    public GeoPoint toWgs84(Datum datum) {
        return datum.toWgs84(new GeoPoint(lat, lon));
    }
}
