package dev.milepost.adapters.http.route;

import dev.milepost.adapters.http.coordinates.PointJson;
import dev.milepost.adapters.http.json.About;
import dev.milepost.adapters.http.json.Items;
import dev.milepost.adapters.http.json.Range;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.geo.Datum;
import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.route.Checkpoint;
import dev.milepost.domain.route.Route;
import dev.milepost.domain.route.RouteDraft;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A route as clients see it. */
record RouteJson(
        String id,
        long version,
        String name,
        List<PointJson> path,
        List<CheckpointJson> checkpoints,
        double corridorMetres,
        double lengthMetres,

        @About("Kept for tasks that have ended; offered for no new ones")
        boolean archived) {

    static RouteJson of(Versioned<Route> stored, Datum datum) {
        var route = stored.value();
        return new RouteJson(
                route.id().value(),
                stored.version(),
                route.name(),
                route.path().points().stream()
                        .map(point -> PointJson.of(point, datum))
                        .toList(),
                CheckpointJson.of(route.checkpoints(), datum),
                route.corridorMetres(),
                route.lengthMetres(),
                route.archived());
    }

    /** A route without its path, as lists show it. */
    record RouteSummaryJson(
            String id,
            long version,
            String name,
            List<CheckpointJson> checkpoints,
            double corridorMetres,
            double lengthMetres,
            @About("How many points its path has") long pathPoints) {
        static RouteSummaryJson of(Versioned<Route> stored, Datum datum) {
            var route = stored.value();
            return new RouteSummaryJson(
                    route.id().value(),
                    stored.version(),
                    route.name(),
                    CheckpointJson.of(route.checkpoints(), datum),
                    route.corridorMetres(),
                    route.lengthMetres(),
                    route.path().points().size());
        }
    }

    /** A place that a courier visits. */
    record CheckpointJson(
            String name,

            @About("Degrees north") @Range(min = -90, max = 90)
            double lat,

            @About("Degrees east") @Range(min = -180, max = 180)
            double lon,

            @About("How near counts as there") double radiusMetres,

            @About("How long a courier stays for the visit to count; 0 if not given")
            Optional<Long> dwellSeconds) {
        private static List<CheckpointJson> of(List<Checkpoint> checkpoints, Datum datum) {
            return checkpoints.stream()
                    .map(checkpoint -> {
                        var point = datum.fromWgs84(checkpoint.point());
                        return new CheckpointJson(
                                checkpoint.name(),
                                point.lat(),
                                point.lon(),
                                checkpoint.radiusMetres(),
                                Optional.of(checkpoint.dwell().toSeconds()));
                    })
                    .toList();
        }

        private Checkpoint toCheckpoint(Datum datum) {
            return new Checkpoint(
                    name,
                    datum.toWgs84(new GeoPoint(lat, lon)),
                    radiusMetres,
                    Duration.ofSeconds(dwellSeconds.orElse(0L)));
        }
    }

    /** A route as an admin draws it. */
    record RouteDraftJson(
            String name,

            @Items(min = 2, max = RouteDraft.MOST_PATH_POINTS)
            List<PointJson> path,

            @About("In path order, within the corridor") @Items(max = RouteDraft.MOST_CHECKPOINTS)
            List<CheckpointJson> checkpoints,

            @About("How far from the path still counts as on the route")
            double corridorMetres) {
        RouteDraft toDraft(Datum datum) {
            return new RouteDraft(
                    name,
                    path.stream().map(point -> point.toWgs84(datum)).toList(),
                    checkpoints.stream()
                            .map(checkpoint -> checkpoint.toCheckpoint(datum))
                            .toList(),
                    corridorMetres);
        }
    }
}
