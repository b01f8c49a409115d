package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Pages through partitions of indexes that are ordered by the table's partition key, newest first, several of them as one list. A cursor
 * is the identifier last seen and nothing else: it says where to go on within the partitions that the filter names, so that no cursor,
 * made up or not, leads anywhere else.
 */
final class NewestFirst {
    private static final int LEAST_ROWS_A_READ = 50;

    private final DynamoDb db;
    private final Table table;

    NewestFirst(DynamoDb db, Table table) {
        this.db = db;
        this.table = table;
    }

    /** A part of an index. @param filter drops items before they travel; every item that a list shows must pass */
    record Partition(Index index, String value, Optional<Condition> filter) {
        static Partition of(Index index, String value) {
            return new Partition(index, value, Optional.empty());
        }
    }

    /**
     * A page of the items that {@code read} makes something of.
     *
     * @param prefix what partition keys begin with, before the identifier
     */
    <T> Page<T> page(
            List<Partition> partitions, String prefix, PageRequest page, Function<ItemReader, Optional<T>> read) {
        return page(partitions, prefix, Identifiers.ALL, page, read);
    }

    /** As above, of the items with these identifiers alone. */
    <T> Page<T> page(
            List<Partition> partitions,
            String prefix,
            Identifiers identifiers,
            PageRequest page,
            Function<ItemReader, Optional<T>> read) {
        var range = identifiers.upTo(page.after());
        var keys = new Range(prefix + range.first(), prefix + range.last());
        if (range.isEmpty() || !Key.isPossible(keys.last())) {
            return new Page<>(List.of(), Optional.empty());
        }
        var seen = page.after().map(id -> prefix + id);
        var items = new ArrayList<T>();
        var last = Optional.<String>empty();
        for (var merged = new Merged(partitions, keys, page.limit()); merged.hasNext(); ) {
            var item = merged.next();
            if (seen.equals(Optional.of(item.partition()))) {
                continue;
            }
            var wanted = read.apply(item);
            if (wanted.isPresent() && items.size() == page.limit()) {
                return new Page<>(items, last);
            }
            if (wanted.isPresent()) {
                items.add(wanted.get());
                last = Optional.of(item.partition().substring(prefix.length()));
            }
        }
        return new Page<>(items, Optional.empty());
    }

    /** The items of a partition, read as they are asked for. */
    Stream<ItemReader> all(Partition partition) {
        return db.query(query(partition, Optional.empty(), 0));
    }

    /** As {@link #all}, from the other end. */
    Stream<ItemReader> oldestFirst(Partition partition) {
        return db.query(query(partition, Optional.empty(), 0).toBuilder()
                .scanIndexForward(true)
                .build());
    }

    /** Partition keys from the first to the last, both included. */
    private record Range(String first, String last) {}

    private QueryRequest query(Partition partition, Optional<Range> range, int limit) {
        var index = partition.index();
        var names = new HashMap<String, String>(
                partition.filter().map(Condition::names).orElse(Map.of()));
        var values = new HashMap<String, AttributeValue>(
                partition.filter().map(Condition::values).orElse(Map.of()));
        names.put("#hash", index.hash());
        values.put(":hash", AttributeValue.fromS(partition.value()));
        range.ifPresent(keys -> {
            names.put("#range", index.range());
            values.put(":first", AttributeValue.fromS(keys.first()));
            values.put(":last", AttributeValue.fromS(keys.last()));
        });
        return QueryRequest.builder()
                .tableName(db.name(table))
                .indexName(index.indexName())
                .keyConditionExpression(
                        range.isPresent() ? "#hash = :hash and #range between :first and :last" : "#hash = :hash")
                .filterExpression(partition.filter().map(Condition::expression).orElse(null))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .scanIndexForward(false)
                .limit(Math.max(LEAST_ROWS_A_READ, limit + 2))
                .build();
    }

    /** Several partitions as one list; an item that is in two of them comes once, in the newer of its versions. */
    private final class Merged implements Iterator<ItemReader> {
        private final PriorityQueue<Head> heads =
                new PriorityQueue<>(Comparator.comparing((Head head) -> head.item.partition())
                        .thenComparing(head -> version(head.item))
                        .reversed());

        Merged(List<Partition> partitions, Range keys, int limit) {
            partitions.forEach(partition ->
                    advance(db.query(query(partition, Optional.of(keys), limit)).iterator()));
        }

        private record Head(ItemReader item, Iterator<ItemReader> rest) {}

        private void advance(Iterator<ItemReader> rest) {
            if (rest.hasNext()) {
                heads.add(new Head(rest.next(), rest));
            }
        }

        private static long version(ItemReader item) {
            return item.has(VersionedItems.VERSION) ? item.number(VersionedItems.VERSION) : 0;
        }

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public ItemReader next() {
            var item = take();
            while (!heads.isEmpty() && heads.peek().item.partition().equals(item.partition())) {
                take();
            }
            return item;
        }

        private ItemReader take() {
            var head = heads.remove();
            advance(head.rest);
            return head.item;
        }
    }
}
