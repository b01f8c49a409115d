package dev.milepost.adapters.aws.dynamodb;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads partitions of an index that is ordered by time, oldest first. */
final class ByTime {
    private final DynamoDb db;
    private final Table table;
    private final Index index;
    private final Optional<Condition> wanted;

    ByTime(DynamoDb db, Table table, Index index) {
        this(db, table, index, Optional.empty());
    }

    private ByTime(DynamoDb db, Table table, Index index, Optional<Condition> wanted) {
        this.db = db;
        this.table = table;
        this.index = index;
        this.wanted = wanted;
    }

    /** The same, of each item these attributes alone: the rest doesn't travel. @param attributes a projection expression */
    ByTime only(Condition attributes) {
        return new ByTime(db, table, index, Optional.of(attributes));
    }

    /** What lies before an instant; pages of at most so many items are read as they are asked for. */
    Stream<ItemReader> before(String partition, Instant end, int pageSize) {
        return db.query(query(partition, "#hash = :hash and #range < :end", Map.of(":end", ItemWriter.instant(end)))
                .limit(pageSize)
                .build());
    }

    /** What lies between two instants, both included; none if the second is before the first. */
    Stream<ItemReader> between(String partition, Instant from, Instant to) {
        var bounds = Map.of(":from", ItemWriter.instant(from), ":to", ItemWriter.instant(to));
        return from.isAfter(to)
                ? Stream.empty()
                : db.query(query(partition, "#hash = :hash and #range between :from and :to", bounds)
                        .build());
    }

    private QueryRequest.Builder query(String partition, String keys, Map<String, AttributeValue> bounds) {
        var values = new HashMap<>(bounds);
        values.put(":hash", AttributeValue.fromS(partition));
        var names = new HashMap<>(wanted.map(Condition::names).orElse(Map.of()));
        names.put("#hash", index.hash());
        names.put("#range", index.range());
        return QueryRequest.builder()
                .tableName(db.name(table))
                .indexName(index.indexName())
                .keyConditionExpression(keys)
                .projectionExpression(wanted.map(Condition::expression).orElse(null))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values);
    }
}
