package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.port.TaskProgress;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.tracking.CheckpointProgress;
import dev.milepost.domain.tracking.Eta;
import dev.milepost.domain.tracking.OffRouteEpisode;
import dev.milepost.domain.tracking.Progress;
import dev.milepost.domain.tracking.Track;
import dev.milepost.domain.tracking.TrackCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Progress in few bytes, since each upload writes it anew; without loss, and without what its {@link Journey} says. A first number tells
 * the form: progress is made anew from the fixes where there is none, so one of another form is none.
 */
final class ProgressCodec {
    private static final int FORM = 2;
    private static final int NO_ETA = -1;

    private ProgressCodec() {}

    static byte[] encode(TaskProgress known) {
        var progress = known.progress();
        var heardAt = progress.heardAt().orElse(Instant.EPOCH);
        var out = new PackedWriter()
                .whole(FORM)
                .whole(known.status().ordinal())
                .whole(known.fixes())
                .instant(progress.heardAt(), Instant.EPOCH)
                .block(TrackCodec.encode(Track.of(progress.last().stream().toList())))
                .decimal(progress.alongMetres())
                .decimal(progress.speed().orElse(Double.NaN))
                .whole(progress.eta().map(eta -> eta.confidence().ordinal()).orElse(NO_ETA))
                .whole(progress.eta().map(eta -> eta.remaining().toMillis()).orElse(0L))
                .flag(progress.offRoute())
                .decimal(progress.offRouteMetres())
                .instant(progress.stationarySince(), heardAt)
                .decimal(progress.distanceMetres())
                .whole(progress.movingTime().toMillis())
                .whole(progress.standingTime().toMillis())
                .whole(progress.accepted())
                .whole(progress.filtered());
        progress.checkpoints().forEach(checkpoint -> out.instant(checkpoint.reachedAt(), heardAt));
        out.whole(progress.offRouteEpisodes().size());
        progress.offRouteEpisodes()
                .forEach(episode -> out.instant(Optional.of(episode.from()), heardAt)
                        .instant(episode.to(), heardAt)
                        .decimal(episode.mostMetres()));
        return out.bytes();
    }

    /** Empty if {@link #encode} of another version wrote it. */
    static Optional<TaskProgress> decode(TaskId task, Journey journey, byte[] bytes) {
        var in = new PackedReader(bytes);
        return in.whole() == FORM ? Optional.of(decode(task, journey, in)) : Optional.empty();
    }

    private static TaskProgress decode(TaskId task, Journey journey, PackedReader in) {
        var status = TaskStatus.values()[in.integer()];
        var fixes = in.integer();
        var progress = decode(journey, in);
        return new TaskProgress(task, journey.courier(), journey.team(), journey.title(), status, progress, fixes);
    }

    private static Progress decode(Journey journey, PackedReader in) {
        var heardAt = in.instant(Instant.EPOCH);
        var near = heardAt.orElse(Instant.EPOCH);
        var last = TrackCodec.decode(in.block()).fixes().stream().findFirst();
        var alongMetres = in.decimal();
        var speed = in.decimal();
        var eta = eta(in.integer(), Duration.ofMillis(in.whole()));
        var offRoute = in.flag();
        var offRouteMetres = in.decimal();
        var stationarySince = in.instant(near);
        var distanceMetres = in.decimal();
        var moving = Duration.ofMillis(in.whole());
        var standing = Duration.ofMillis(in.whole());
        var accepted = in.integer();
        var filtered = in.integer();
        var checkpoints = journey.checkpoints().stream()
                .map(name -> new CheckpointProgress(name, in.instant(near)))
                .toList();
        return new Progress(
                last,
                heardAt,
                alongMetres,
                journey.lengthMetres(),
                Double.isNaN(speed) ? OptionalDouble.empty() : OptionalDouble.of(speed),
                eta,
                offRoute,
                offRouteMetres,
                episodes(in, near),
                stationarySince,
                checkpoints,
                distanceMetres,
                moving,
                standing,
                accepted,
                filtered);
    }

    private static Optional<Eta> eta(int confidence, Duration remaining) {
        return confidence == NO_ETA
                ? Optional.empty()
                : Optional.of(new Eta(remaining, Eta.Confidence.values()[confidence]));
    }

    private static List<OffRouteEpisode> episodes(PackedReader in, Instant near) {
        var episodes = new ArrayList<OffRouteEpisode>();
        for (var left = in.whole(); left > 0; left--) {
            episodes.add(new OffRouteEpisode(in.instant(near).orElseThrow(), in.instant(near), in.decimal()));
        }
        return episodes;
    }
}
