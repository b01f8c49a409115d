package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.port.TaskProgress;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.tracking.CheckpointProgress;
import dev.milepost.domain.tracking.CorruptTrackException;
import dev.milepost.domain.tracking.Eta;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.OffRouteEpisode;
import dev.milepost.domain.tracking.Progress;
import dev.milepost.domain.tracking.Track;
import dev.milepost.domain.tracking.TrackCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Progress in few bytes, since each upload writes it anew; without loss. A first byte says which form it has: progress is made anew from
 * the fixes where there is none, so one of another form is none.
 */
final class ProgressCodec {
    private static final int FORM = 1;
    private static final int MOST_IN_A_LIST = 10_000;

    private ProgressCodec() {}

    static byte[] encode(TaskProgress known) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeUTF(known.courierId().value());
            out.writeUTF(known.teamId().map(TeamId::value).orElse(""));
            out.writeUTF(known.title());
            out.writeByte(known.status().ordinal());
            out.writeInt(known.fixes());
            write(out, known.progress());
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Progress progress) throws IOException {
        var last = TrackCodec.encode(Track.of(progress.last().stream().toList()));
        out.writeShort(last.length);
        out.write(last);
        write(out, progress.heardAt());
        out.writeDouble(progress.alongMetres());
        out.writeDouble(progress.lengthMetres());
        out.writeDouble(progress.speed().orElse(Double.NaN));
        out.writeByte(progress.eta().map(eta -> eta.confidence().ordinal()).orElse(-1));
        out.writeLong(progress.eta().map(eta -> eta.remaining().toMillis()).orElse(0L));
        out.writeBoolean(progress.offRoute());
        out.writeDouble(progress.offRouteMetres());
        out.writeShort(progress.offRouteEpisodes().size());
        for (var episode : progress.offRouteEpisodes()) {
            write(out, Optional.of(episode.from()));
            write(out, episode.to());
            out.writeDouble(episode.mostMetres());
        }
        write(out, progress.stationarySince());
        out.writeShort(progress.checkpoints().size());
        for (var checkpoint : progress.checkpoints()) {
            out.writeUTF(checkpoint.name());
            write(out, checkpoint.reachedAt());
        }
        out.writeDouble(progress.distanceMetres());
        out.writeLong(progress.movingTime().toMillis());
        out.writeLong(progress.standingTime().toMillis());
        out.writeInt(progress.accepted());
        out.writeInt(progress.filtered());
    }

    /** Fixes are of whole milliseconds, and so is every instant that comes of them. */
    private static void write(DataOutputStream out, Optional<Instant> at) throws IOException {
        out.writeLong(at.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE));
    }

    /** Empty if {@link #encode} of another version wrote it. */
    static Optional<TaskProgress> decode(TaskId task, byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return in.readByte() == FORM ? Optional.of(read(task, in)) : Optional.empty();
        } catch (IOException | CorruptTrackException ofAnotherForm) {
            return Optional.empty();
        }
    }

    private static TaskProgress read(TaskId task, DataInputStream in) throws IOException {
        var courier = new AccountId(in.readUTF());
        var team = Optional.of(in.readUTF()).filter(id -> !id.isEmpty()).map(TeamId::new);
        var title = in.readUTF();
        var status = TaskStatus.values()[in.readByte()];
        var fixes = in.readInt();
        return new TaskProgress(task, courier, team, title, status, readProgress(in), fixes);
    }

    private static Progress readProgress(DataInputStream in) throws IOException {
        return new Progress(
                readLast(in),
                readInstant(in),
                in.readDouble(),
                in.readDouble(),
                readSpeed(in),
                readEta(in),
                in.readBoolean(),
                in.readDouble(),
                readEpisodes(in),
                readInstant(in),
                readCheckpoints(in),
                in.readDouble(),
                Duration.ofMillis(in.readLong()),
                Duration.ofMillis(in.readLong()),
                in.readInt(),
                in.readInt());
    }

    private static Optional<Fix> readLast(DataInputStream in) throws IOException {
        var track = TrackCodec.decode(in.readNBytes(in.readUnsignedShort()));
        return track.fixes().stream().findFirst();
    }

    private static Optional<Instant> readInstant(DataInputStream in) throws IOException {
        var millis = in.readLong();
        return millis == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static OptionalDouble readSpeed(DataInputStream in) throws IOException {
        var speed = in.readDouble();
        return Double.isNaN(speed) ? OptionalDouble.empty() : OptionalDouble.of(speed);
    }

    private static Optional<Eta> readEta(DataInputStream in) throws IOException {
        var confidence = in.readByte();
        var remaining = Duration.ofMillis(in.readLong());
        return confidence < 0 ? Optional.empty() : Optional.of(new Eta(remaining, Eta.Confidence.values()[confidence]));
    }

    private static List<OffRouteEpisode> readEpisodes(DataInputStream in) throws IOException {
        var episodes = new ArrayList<OffRouteEpisode>();
        for (var left = size(in); left > 0; left--) {
            episodes.add(new OffRouteEpisode(readInstant(in).orElseThrow(), readInstant(in), in.readDouble()));
        }
        return episodes;
    }

    private static List<CheckpointProgress> readCheckpoints(DataInputStream in) throws IOException {
        var checkpoints = new ArrayList<CheckpointProgress>();
        for (var left = size(in); left > 0; left--) {
            checkpoints.add(new CheckpointProgress(in.readUTF(), readInstant(in)));
        }
        return checkpoints;
    }

    private static int size(DataInputStream in) throws IOException {
        var size = in.readUnsignedShort();
        if (size > MOST_IN_A_LIST) {
            throw new IOException("a list of " + size);
        }
        return size;
    }
}
