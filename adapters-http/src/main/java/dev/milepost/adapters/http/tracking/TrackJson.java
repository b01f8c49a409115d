package dev.milepost.adapters.http.tracking;

import dev.milepost.adapters.http.coordinates.PointJson;
import dev.milepost.adapters.http.json.About;
import dev.milepost.domain.geo.Datum;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.FixSource;
import dev.milepost.domain.tracking.Track;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The positions of a task by time, with all that their sender said and where they come from. */
public record TrackJson(List<TrackedPositionJson> positions) {
    /** One reading of a position. */
    record TrackedPositionJson(
            Instant recordedAt,
            double lat,
            double lon,
            Optional<Double> accuracyMetres,
            Optional<Double> speed,
            Optional<Double> bearing,
            Optional<Double> altitude,
            Optional<Double> battery,

            @About("true if the phone said that the position was made up")
            Optional<Boolean> mock,

            @About("A phone app, the courier's page, or another program")
            FixSource source) {
        private static TrackedPositionJson of(Fix fix, Datum datum) {
            var point = PointJson.of(fix.point(), datum);
            return new TrackedPositionJson(
                    fix.recordedAt(),
                    point.lat(),
                    point.lon(),
                    boxed(fix.accuracyMetres()),
                    boxed(fix.speed()),
                    boxed(fix.bearing()),
                    boxed(fix.altitude()),
                    boxed(fix.battery()),
                    fix.mock() ? Optional.of(true) : Optional.empty(),
                    fix.source());
        }

        private static Optional<Double> boxed(OptionalDouble value) {
            return value.stream().boxed().findFirst();
        }
    }

    public static TrackJson of(Track track, Datum datum) {
        return new TrackJson(track.fixes().stream()
                .map(fix -> TrackedPositionJson.of(fix, datum))
                .toList());
    }
}
