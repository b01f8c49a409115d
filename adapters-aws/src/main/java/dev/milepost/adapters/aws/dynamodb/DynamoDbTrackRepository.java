package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.port.AppendResult;
import dev.milepost.application.port.TrackRepository;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tracks in DynamoDB, an item a task and ten minutes. */
public final class DynamoDbTrackRepository implements TrackRepository {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final DynamoDb db;
    private final TrackChunks chunks;

    /** @param keepTracks how long fixes are kept after they were recorded */
    public DynamoDbTrackRepository(DynamoDb db, Duration keepTracks) {
        this(db, new TrackChunks(db, keepTracks));
    }

    DynamoDbTrackRepository(DynamoDb db, TrackChunks chunks) {
        this.db = db;
        this.chunks = chunks;
    }

    @Override
    public AppendResult append(TaskId task, List<Fix> fixes) {
        if (fixes.isEmpty()) {
            return new AppendResult(List.of(), 0);
        }
        var bySpan = bySpan(fixes);
        var newest = bySpan.pollLastEntry();
        // The newest first: whatever is older than the current chunk from then on belongs to an earlier one for good.
        var stored = new ArrayList<>(appendNewest(task, newest.getKey(), newest.getValue()));
        bySpan.forEach((span, older) -> stored.addAll(chunks.merge(task, span, older)));
        return new AppendResult(stored, fixes.size() - stored.size());
    }

    /** Fixes by their ten minutes, one for an instant. */
    static TreeMap<Long, List<Fix>> bySpan(Collection<Fix> fixes) {
        return Track.of(fixes).fixes().stream()
                .collect(Collectors.groupingBy(TrackItems::span, TreeMap::new, Collectors.toList()));
    }

    private List<Fix> appendNewest(TaskId task, long span, List<Fix> fixes) {
        return Backoff.retry("adding to a track", () -> {
            var current = chunks.current(task);
            if (span < current.span()) {
                return Optional.of(chunks.merge(task, span, fixes));
            }
            var known = current.fixesOf(span);
            var missing = TrackChunks.missing(known, fixes);
            var room = TrackItems.MOST_FIXES - known.fixes().size();
            var added = missing.subList(0, Math.min(missing.size(), room));
            if (added.isEmpty()) {
                return Optional.of(chunks.merge(task, span, missing));
            }
            chunks.retire(current, span);
            return chunks.replace(current.withFixes(span, known.with(added)))
                    ? Optional.of(with(added, task, span, missing.subList(added.size(), missing.size())))
                    : Optional.empty();
        });
    }

    /** With those for which the newest item has no room: it stays full, and they lie where its own fixes will. */
    private List<Fix> with(List<Fix> added, TaskId task, long span, List<Fix> rest) {
        return Stream.concat(added.stream(), chunks.merge(task, span, rest).stream())
                .toList();
    }

    /** With what else lies in the task's partition: the progress that was made of the fixes, and who was on which way. */
    @Override
    public void remove(TaskId task) {
        db.collection(Table.TRACKS, task.value())
                .map(item -> new Key(item.partition(), item.sort()))
                .forEach(key -> db.delete(Table.TRACKS, key));
    }

    @Override
    public Track read(TaskId task) {
        return track(db.collection(Table.TRACKS, task.value()));
    }

    @Override
    public Track read(TaskId task, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Track.EMPTY;
        }
        // In this order: fixes that move from the one to the other are then met twice rather than not at all.
        var current = chunks.current(task).fixes().fixes();
        var earlier = track(db.collectionBetween(Table.TRACKS, task.value(), earlierSort(from), earlierSort(to) + "~"));
        return earlier.with(current).between(from, to);
    }

    private static String earlierSort(Instant at) {
        var within = at.isBefore(FIRST) ? FIRST : at.isAfter(LAST) ? LAST : at;
        return TrackItems.earlierSort(TrackItems.span(within));
    }

    private static Track track(Stream<ItemReader> items) {
        return Track.of(
                items.flatMap(item -> TrackItems.fixes(item).fixes().stream()).toList());
    }
}
