package dev.milepost.application.fake;

import dev.milepost.application.port.AppendResult;
import dev.milepost.application.port.TrackRepository;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.Track;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Fixes in memory. */
public final class InMemoryTrackRepository implements TrackRepository {
    private final Map<TaskId, NavigableMap<Instant, Fix>> tracks = new HashMap<>();

    @Override
    public synchronized AppendResult append(TaskId task, List<Fix> fixes) {
        var track = tracks.computeIfAbsent(task, id -> new TreeMap<>());
        var stored = new ArrayList<Fix>();
        for (var fix : fixes) {
            if (track.putIfAbsent(fix.recordedAt(), fix) == null) {
                stored.add(fix);
            }
        }
        return new AppendResult(stored, fixes.size() - stored.size());
    }

    @Override
    public synchronized void remove(TaskId task) {
        tracks.remove(task);
    }

    @Override
    public synchronized Track read(TaskId task) {
        return Track.of(tracks.getOrDefault(task, new TreeMap<>()).values());
    }

    @Override
    public Track read(TaskId task, Instant from, Instant to) {
        return read(task).between(from, to);
    }
}
