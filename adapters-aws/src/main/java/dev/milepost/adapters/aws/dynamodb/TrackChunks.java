package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.adapters.aws.dynamodb.DynamoDb.Write;
import dev.milepost.adapters.aws.dynamodb.TrackItems.Current;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.Track;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * Reads and writes the chunks of a track, each under its version. Which chunk a fix belongs to is never in doubt: to the current one if
 * it is of the same ten minutes, to an earlier one if those have gone by. A chunk that stops being the current one is copied before it is
 * replaced.
 */
final class TrackChunks {
    private final DynamoDb db;
    private final Journeys journeys;
    private final Duration keep;

    /** @param keep how long after its ten minutes a chunk expires; the current one doesn't while its task runs */
    TrackChunks(DynamoDb db, Duration keep) {
        this.db = db;
        this.keep = keep;
        this.journeys = new Journeys(db);
    }

    Current current(TaskId task) {
        return db.get(Table.TRACKS, TrackItems.currentKey(task))
                .map(item -> TrackItems.readCurrent(item, journeys))
                .orElseGet(() -> Current.none(task));
    }

    /** The current chunks of many tasks. */
    List<Current> currents(List<Key> keys) {
        var items = new Batches(db, Table.TRACKS).get(keys);
        journeys.prepare(items.stream()
                .flatMap(item -> TrackItems.journeyKey(item).stream())
                .toList());
        return items.stream()
                .map(item -> TrackItems.readCurrent(item, journeys))
                .toList();
    }

    /** Copies the current chunk to where earlier ones lie if fixes of a later time are about to take its place. */
    void retire(Current current, long nextSpan) {
        if (nextSpan > current.span() && !current.fixes().fixes().isEmpty()) {
            merge(current.task(), current.span(), current.fixes().fixes());
        }
    }

    /** Replaces the current chunk if it still is the one that was read; false if it isn't. @param next made of the one that was read */
    boolean replace(Current next) {
        var journey = next.progress().map(progress -> store(next, Journey.of(progress)));
        return put(next.version(), version -> TrackItems.write(next, journey, version, keep));
    }

    private String store(Current next, Journey journey) {
        return next.expiry(keep)
                .map(expiry -> journeys.storeUntil(next.task(), journey, expiry))
                .orElseGet(() -> journeys.store(next.task(), journey));
    }

    /** Adds fixes to earlier ten minutes. @return those that are new there */
    List<Fix> merge(TaskId task, long span, List<Fix> fixes) {
        var added = new ArrayList<Fix>();
        // Each round fills a part under its version before the next is begun, so that no two writers put one fix into
        // two.
        for (var left = fixes; !left.isEmpty(); ) {
            var wanted = left;
            var round = Backoff.retry("adding to a chunk of a track", () -> {
                var step = step(task, span, wanted);
                return step.taken().isEmpty() || put(step.version(), step.item())
                        ? Optional.of(step)
                        : Optional.empty();
            });
            added.addAll(round.taken());
            left = round.left();
        }
        return added;
    }

    /** What a round adds to which part, and what it leaves to the next. */
    private record Step(List<Fix> taken, List<Fix> left, long version, LongFunction<ItemWriter> item) {}

    private Step step(TaskId task, long span, List<Fix> fixes) {
        var parts = db.collection(Table.TRACKS, task.value(), TrackItems.earlierSort(span), true)
                .toList();
        var missing = fixes;
        for (var part : parts) {
            missing = missing(TrackItems.fixes(part), missing);
        }
        var last = parts.isEmpty() ? Track.EMPTY : TrackItems.fixes(parts.getLast());
        var begins = parts.isEmpty() || last.fixes().size() >= TrackItems.MOST_FIXES;
        var known = begins ? Track.EMPTY : last;
        var taken = missing.subList(
                0,
                Math.min(missing.size(), TrackItems.MOST_FIXES - known.fixes().size()));
        var key = TrackItems.earlierKey(task, span, begins ? parts.size() : parts.size() - 1);
        var version = begins ? 0 : parts.getLast().number(VersionedItems.VERSION);
        return new Step(
                taken,
                missing.subList(taken.size(), missing.size()),
                version,
                next -> TrackItems.writeEarlier(key, known.with(taken), next, keep));
    }

    private boolean put(long version, LongFunction<ItemWriter> item) {
        var token = VersionedItems.newToken();
        var condition = version == 0 ? Condition.ABSENT : VersionedItems.expecting(version);
        return switch (db.put(Table.TRACKS, item.apply(version + 1).text(VersionedItems.TOKEN, token), condition)) {
            case Write.Done done -> true;
            case Write.Refused refused -> VersionedItems.wrote(token, refused.found());
        };
    }

    /** Those of the fixes for whose instant the track has none. */
    static List<Fix> missing(Track known, List<Fix> fixes) {
        var instants = known.fixes().stream().map(Fix::recordedAt).collect(Collectors.toSet());
        return fixes.stream()
                .filter(fix -> !instants.contains(fix.recordedAt()))
                .toList();
    }
}
