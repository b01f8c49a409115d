package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.domain.task.TaskId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Journeys in the table and in memory. What lies under a fingerprint never changes. Safe for concurrent use. */
final class Journeys {
    /** Beyond so many all are forgotten, and read as they are needed. */
    private static final int MOST_KNOWN = 10_000;

    private final DynamoDb db;
    private final Map<Key, Journey> known = new ConcurrentHashMap<>();

    Journeys(DynamoDb db) {
        this.db = db;
    }

    /** Makes sure that a journey is stored before anything refers to it. @return its fingerprint */
    String store(TaskId task, Journey journey) {
        var fingerprint = journey.fingerprint();
        var key = Journey.key(task, fingerprint);
        if (!known.containsKey(key)) {
            db.put(Table.TRACKS, journey.write(task));
            remember(key, journey);
        }
        return fingerprint;
    }

    /**
     * Has a journey, and those of the task's before it, expire.
     *
     * @return its fingerprint
     */
    String storeUntil(TaskId task, Journey journey, Instant expiry) {
        var fingerprint = journey.fingerprint();
        var newest = Journey.key(task, fingerprint);
        db.put(Table.TRACKS, journey.write(task).expiry(expiry));
        db.collection(Table.TRACKS, task.value(), Journey.SORT_PREFIX, true)
                .filter(item -> !item.sort().equals(newest.sort()))
                .forEach(item ->
                        db.put(Table.TRACKS, Journey.read(item).write(task).expiry(expiry)));
        remember(newest, journey);
        return fingerprint;
    }

    Journey find(TaskId task, String fingerprint) {
        var key = Journey.key(task, fingerprint);
        var remembered = known.get(key);
        if (remembered != null) {
            return remembered;
        }
        var read = db.get(Table.TRACKS, key).map(Journey::read).orElseThrow();
        remember(key, read);
        return read;
    }

    /** Reads those that aren't known yet, many at once. */
    void prepare(Collection<Key> keys) {
        List<Key> unknown = keys.stream().filter(key -> !known.containsKey(key)).toList();
        new Batches(db, Table.TRACKS)
                .get(unknown)
                .forEach(item -> remember(new Key(item.partition(), item.sort()), Journey.read(item)));
    }

    private void remember(Key key, Journey journey) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.put(key, journey);
    }
}
