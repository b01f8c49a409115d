package dev.milepost.adapters.aws.dynamodb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Reads and writes of many items of a table at once. What DynamoDB leaves undone is asked for again, after a wait. */
final class Batches {
    private static final int MOST_READS = 100;
    private static final int MOST_WRITES = 25;

    private final DynamoDb db;
    private final Table table;

    Batches(DynamoDb db, Table table) {
        this.db = db;
        this.table = table;
    }

    /** The items of these keys that there are, in no order, read strongly consistent. */
    List<ItemReader> get(Collection<Key> keys) {
        var possible = keys.stream().filter(Key::isPossible).distinct().toList();
        var found = new ArrayList<ItemReader>();
        for (var from = 0; from < possible.size(); from += MOST_READS) {
            get(possible.subList(from, Math.min(possible.size(), from + MOST_READS)), found);
        }
        return found;
    }

    private void get(List<Key> keys, List<ItemReader> found) {
        var remaining = new HashMap<String, KeysAndAttributes>();
        remaining.put(
                db.name(table),
                KeysAndAttributes.builder()
                        .keys(keys.stream().map(Key::attributes).toList())
                        .consistentRead(true)
                        .build());
        Backoff.retry("reading many of " + table, () -> {
            var response = db.call(dynamo -> dynamo.batchGetItem(get -> get.requestItems(remaining)));
            response.responses()
                    .values()
                    .forEach(items -> items.stream().map(ItemReader::new).forEach(found::add));
            remaining.clear();
            remaining.putAll(response.unprocessedKeys());
            return remaining.isEmpty() ? Optional.of(true) : Optional.empty();
        });
    }

    /** Puts items of different keys, not as one: some may be there before others, or alone after a fault. */
    void put(List<ItemWriter> items) {
        var requests = items.stream()
                .map(item -> WriteRequest.builder()
                        .putRequest(put -> put.item(item.attributes()))
                        .build())
                .toList();
        for (var from = 0; from < requests.size(); from += MOST_WRITES) {
            write(requests.subList(from, Math.min(requests.size(), from + MOST_WRITES)));
        }
    }

    private void write(List<WriteRequest> requests) {
        var remaining = new HashMap<>(Map.of(db.name(table), requests));
        Backoff.retry("writing many to " + table, () -> {
            var response = db.call(dynamo -> dynamo.batchWriteItem(write -> write.requestItems(remaining)));
            remaining.clear();
            remaining.putAll(response.unprocessedItems());
            return remaining.isEmpty() ? Optional.of(true) : Optional.empty();
        });
    }
}
