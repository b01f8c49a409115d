package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.adapters.aws.ServiceCalls;
import dev.milepost.application.port.StoreUnavailableException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * The tables of one environment, item by item. Reads are strongly consistent, except those of indexes, which can't be. Whatever keeps
 * DynamoDB from answering now is a {@link StoreUnavailableException}: the client has retried by then. Safe for concurrent use.
 */
public final class DynamoDb {
    /** What reads alone call, of the actions that a role allows. */
    public static final Set<String> READ_ACTIONS =
            Set.of("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query");

    /** What writes call beside those. */
    public static final Set<String> WRITE_ACTIONS =
            Set.of("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem");

    private final DynamoDbClient client;
    private final String environment;

    /**
     * @param client with time limits that fit into those of whoever calls
     * @param environment what the names of the tables begin with: {@code milepost-dev}
     */
    public DynamoDb(DynamoDbClient client, String environment) {
        this.client = client;
        this.environment = environment;
    }

    String name(Table table) {
        return table.name(environment);
    }

    /** Whether the tables answer: for readiness. @throws StoreUnavailableException if they don't */
    public void ping() {
        get(Table.PEOPLE, new Key("ping", "ping"));
    }

    /** What became of a write that had a condition. */
    sealed interface Write {
        record Done() implements Write {}

        /** @param found the item as it is, empty if there is none */
        record Refused(ItemReader found) implements Write {}
    }

    Optional<ItemReader> get(Table table, Key key) {
        if (!key.isPossible()) {
            return Optional.empty();
        }
        var response = call(dynamo -> dynamo.getItem(
                get -> get.tableName(name(table)).key(key.attributes()).consistentRead(true)));
        return response.hasItem() ? Optional.of(new ItemReader(response.item())) : Optional.empty();
    }

    /** The items of a partition, by sort key; pages of them are read as they are asked for. */
    Stream<ItemReader> collection(Table table, String partition) {
        return collection(table, partition, Condition.of("pk = :partition"), true);
    }

    /** As above, those whose sort keys begin like this. */
    Stream<ItemReader> collection(Table table, String partition, String sortPrefix, boolean ascending) {
        var keys = Condition.of("pk = :partition and begins_with(sk, :prefix)").text(":prefix", sortPrefix);
        return collection(table, partition, keys, ascending);
    }

    /** As above, those whose sort keys lie between two, both included. */
    Stream<ItemReader> collectionBetween(Table table, String partition, String from, String to) {
        var keys = Condition.of("pk = :partition and sk between :from and :to")
                .text(":from", from)
                .text(":to", to);
        return collection(table, partition, keys, true);
    }

    /** So many items of a partition at most, those with the last sort keys first. */
    Stream<ItemReader> newest(Table table, String partition, int most) {
        return page(QueryRequest.builder()
                        .tableName(name(table))
                        .keyConditionExpression("pk = :partition")
                        .expressionAttributeValues(Map.of(":partition", AttributeValue.fromS(partition)))
                        .scanIndexForward(false)
                        .consistentRead(true)
                        .limit(most)
                        .build())
                .items()
                .stream()
                .map(ItemReader::new);
    }

    private Stream<ItemReader> collection(Table table, String partition, Condition keys, boolean ascending) {
        return Key.isPossible(partition)
                ? query(QueryRequest.builder()
                        .tableName(name(table))
                        .keyConditionExpression(keys.expression())
                        .expressionAttributeValues(
                                keys.text(":partition", partition).values())
                        .scanIndexForward(ascending)
                        .consistentRead(true)
                        .build())
                : Stream.empty();
    }

    /** Every item that the query finds; pages of them are read as they are asked for. */
    Stream<ItemReader> query(QueryRequest query) {
        return Stream.iterate(
                        Optional.of(page(query)),
                        Optional::isPresent,
                        page -> page.filter(QueryResponse::hasLastEvaluatedKey)
                                .map(read -> page(query.toBuilder()
                                        .exclusiveStartKey(read.lastEvaluatedKey())
                                        .build())))
                .flatMap(page -> page.orElseThrow().items().stream())
                .map(ItemReader::new);
    }

    private QueryResponse page(QueryRequest query) {
        return call(dynamo -> dynamo.query(query));
    }

    /** Reads a whole table for the items that meet a condition: for chores, never for a request. */
    Stream<ItemReader> scan(Table table, Condition condition) {
        return call(dynamo -> dynamo.scanPaginator(scan -> scan.tableName(name(table))
                        .filterExpression(condition.expression())
                        .expressionAttributeNames(orNone(condition.names()))
                        .expressionAttributeValues(orNone(condition.values()))))
                .items()
                .stream()
                .map(ItemReader::new);
    }

    void put(Table table, ItemWriter item) {
        call(dynamo -> dynamo.putItem(put -> put.tableName(name(table)).item(item.attributes())));
    }

    Write put(Table table, ItemWriter item, Condition condition) {
        return conditional(dynamo -> dynamo.putItem(put -> put.tableName(name(table))
                .item(item.attributes())
                .conditionExpression(condition.expression())
                .expressionAttributeNames(orNone(condition.names()))
                .expressionAttributeValues(orNone(condition.values()))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
    }

    void delete(Table table, Key key) {
        call(dynamo -> dynamo.deleteItem(delete -> delete.tableName(name(table)).key(key.attributes())));
    }

    Write delete(Table table, Key key, Condition condition) {
        return conditional(dynamo -> dynamo.deleteItem(delete -> delete.tableName(name(table))
                .key(key.attributes())
                .conditionExpression(condition.expression())
                .expressionAttributeNames(orNone(condition.names()))
                .expressionAttributeValues(orNone(condition.values()))));
    }

    /** Changes the item or makes it. */
    Write update(Table table, Key key, Update update) {
        return conditional(dynamo -> dynamo.updateItem(update.request(name(table), key)));
    }

    /** As {@link #update}, and answers the item as it is then; empty if the condition didn't hold. */
    Optional<ItemReader> updateAndGet(Table table, Key key, Update update) {
        var request = update.request(name(table), key).toBuilder()
                .returnValues(ReturnValue.ALL_NEW)
                .build();
        try {
            var response = call(dynamo -> dynamo.updateItem(request));
            return Optional.of(new ItemReader(response.attributes()));
        } catch (ConditionalCheckFailedException refused) {
            return Optional.empty();
        }
    }

    private Write conditional(Function<DynamoDbClient, ?> write) {
        try {
            call(write);
            return new Write.Done();
        } catch (ConditionalCheckFailedException refused) {
            return new Write.Refused(new ItemReader(refused.hasItem() ? refused.item() : Map.of()));
        }
    }

    /** Makes a call and sorts out its faults. */
    <R> R call(Function<DynamoDbClient, R> call) {
        return Backoff.retry("a write among transactions", () -> {
            try {
                return Optional.of(ServiceCalls.call("DynamoDB", () -> call.apply(client)));
            } catch (TransactionConflictException inTheWay) {
                return Optional.empty();
            }
        });
    }

    /** DynamoDB refuses an empty map of placeholders. */
    static <V> Map<String, V> orNone(Map<String, V> placeholders) {
        return placeholders.isEmpty() ? null : placeholders;
    }
}
