package dev.milepost.adapters.http.tracking;

import dev.milepost.adapters.http.coordinates.PointJson;
import dev.milepost.adapters.http.json.About;
import dev.milepost.application.tracking.TrackingQueries;
import dev.milepost.domain.geo.Datum;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.tracking.Alert;
import dev.milepost.domain.tracking.CheckpointProgress;
import dev.milepost.domain.tracking.Eta;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.OffRouteEpisode;
import dev.milepost.domain.tracking.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Where the courier of a task is, as clients see it. */
public record ProgressJson(
        String taskId,
        String title,
        Optional<String> courierId,
        TaskStatus status,
        @About("The newest position that counted") Optional<PointJson> position,
        @About("When that position was recorded") Optional<Instant> recordedAt,
        Optional<Double> accuracyMetres,
        @About("Percent") Optional<Double> battery,
        @About("From the start of the route") double alongMetres,
        @About("Of the route") double lengthMetres,
        @About("Of the route, 0..1") double fraction,
        @About("Metres a second") Optional<Double> speed,
        @About("Counted from recordedAt") Optional<Long> etaSeconds,
        Optional<Eta.Confidence> etaConfidence,
        boolean offRoute,
        @About("From the position to the path") double offRouteMetres,
        List<OffRouteEpisodeJson> offRouteEpisodes,
        Signal signal,
        Optional<Instant> stationarySince,
        List<CheckpointProgressJson> checkpoints,
        @About("Travelled, on the route or off it") double distanceMetres,

        @About("Those that are open, and the latest that are over, by when they were raised")
        List<AlertJson> alerts) {

    /** Something that a manager should look at; kind and since tell the alerts of a task apart. */
    record AlertJson(
            Alert.Kind kind,
            @About("When what it is about began") Instant since,
            @About("null while it is open") Optional<Instant> clearedAt) {
        private static AlertJson of(Alert alert) {
            return new AlertJson(alert.kind(), alert.since(), alert.clearedAt());
        }
    }

    /** Whether a checkpoint was visited. */
    record CheckpointProgressJson(
            String name, @About("null before the visit") Optional<Instant> reachedAt) {
        private static CheckpointProgressJson of(CheckpointProgress checkpoint) {
            return new CheckpointProgressJson(checkpoint.name(), checkpoint.reachedAt());
        }
    }

    /** One excursion from the corridor. */
    record OffRouteEpisodeJson(
            Instant from,
            @About("null while it lasts") Optional<Instant> to,
            @About("The largest distance from the path") double maxMetres) {
        private static OffRouteEpisodeJson of(OffRouteEpisode episode) {
            return new OffRouteEpisodeJson(episode.from(), episode.to(), toDecimetres(episode.mostMetres()));
        }
    }

    public static ProgressJson of(TrackingQueries.View view, Datum datum) {
        var progress = view.progress();
        var last = progress.last();
        return new ProgressJson(
                view.taskId().value(),
                view.title(),
                view.courier().map(AccountId::value),
                view.status(),
                last.map(fix -> PointJson.of(fix.point(), datum)),
                last.map(Fix::recordedAt),
                last.map(Fix::accuracyMetres).flatMap(ProgressJson::boxed),
                last.map(Fix::battery).flatMap(ProgressJson::boxed),
                toDecimetres(progress.alongMetres()),
                toDecimetres(progress.lengthMetres()),
                progress.fraction(),
                boxed(progress.speed()),
                progress.eta().map(eta -> eta.remaining().toSeconds()),
                progress.eta().map(Eta::confidence),
                progress.offRoute(),
                toDecimetres(progress.offRouteMetres()),
                progress.offRouteEpisodes().stream()
                        .map(OffRouteEpisodeJson::of)
                        .toList(),
                view.signal(),
                progress.stationarySince(),
                progress.checkpoints().stream().map(CheckpointProgressJson::of).toList(),
                toDecimetres(progress.distanceMetres()),
                view.alerts().items().stream().map(AlertJson::of).toList());
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.stream().boxed().findFirst();
    }

    private static double toDecimetres(double metres) {
        return Math.round(metres * 10) / 10.0;
    }
}
