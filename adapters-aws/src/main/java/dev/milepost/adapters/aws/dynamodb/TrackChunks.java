package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.adapters.aws.dynamodb.DynamoDb.Write;
import dev.milepost.adapters.aws.dynamodb.TrackItems.Current;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.Track;
import java.time.Duration;
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
            merge(
                    TrackItems.earlierKey(current.task(), current.span()),
                    current.fixes().fixes());
        }
    }

    /** Replaces the current chunk if it still is the one that was read; false if it isn't. @param next made of the one that was read */
    boolean replace(Current next) {
        var journey = next.progress().map(progress -> journeys.store(next.task(), Journey.of(progress)));
        return put(next.version(), version -> TrackItems.write(next, journey, version, keep));
    }

    /** Adds fixes to an earlier chunk. @return those that are new there */
    List<Fix> merge(Key key, List<Fix> fixes) {
        return Backoff.retry("adding to a chunk of a track", () -> {
            var found = db.get(Table.TRACKS, key);
            var known = found.map(TrackItems::fixes).orElse(Track.EMPTY);
            var added = missing(known, fixes);
            if (added.isEmpty()) {
                return Optional.of(added);
            }
            var version = found.map(item -> item.number(VersionedItems.VERSION)).orElse(0L);
            var merged = known.with(added);
            return put(version, next -> TrackItems.writeEarlier(key, merged, next, keep))
                    ? Optional.of(added)
                    : Optional.empty();
        });
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
