package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.port.StoreUnavailableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * The tables of one environment. Reads are strongly consistent, except those of indexes, which can't be. Whatever keeps DynamoDB from
 * answering now is a {@link StoreUnavailableException}: the client has retried by then. Safe for concurrent use.
 */
public final class DynamoDb {
    private static final int MOST_KEYS_A_BATCH = 100;
    private static final String CONDITION_FAILED = "ConditionalCheckFailed";

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
        call(dynamo -> dynamo.getItem(get -> get.tableName(name(Table.PEOPLE))
                .key(new Key("ping", "ping").attributes())
                .projectionExpression(Table.PARTITION)));
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

    /** The items of these keys that there are, in no order. */
    List<ItemReader> getAll(Table table, Collection<Key> keys) {
        var possible = keys.stream().filter(Key::isPossible).distinct().toList();
        var found = new ArrayList<ItemReader>();
        for (var from = 0; from < possible.size(); from += MOST_KEYS_A_BATCH) {
            var batch = possible.subList(from, Math.min(possible.size(), from + MOST_KEYS_A_BATCH));
            getBatch(table, batch, found);
        }
        return found;
    }

    private void getBatch(Table table, List<Key> keys, List<ItemReader> found) {
        var remaining = new HashMap<String, KeysAndAttributes>();
        remaining.put(
                name(table),
                KeysAndAttributes.builder()
                        .keys(keys.stream().map(Key::attributes).toList())
                        .consistentRead(true)
                        .build());
        Backoff.retry("reading many of " + table, () -> {
            var response = call(dynamo -> dynamo.batchGetItem(get -> get.requestItems(remaining)));
            response.responses()
                    .values()
                    .forEach(items -> items.stream().map(ItemReader::new).forEach(found::add));
            remaining.clear();
            remaining.putAll(response.unprocessedKeys());
            return remaining.isEmpty() ? Optional.of(true) : Optional.empty();
        });
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

    /** Changes the item or makes it. */
    Write update(Table table, Key key, Update update) {
        return conditional(dynamo -> dynamo.updateItem(update.request(name(table), key)));
    }

    private Write conditional(Function<DynamoDbClient, ?> write) {
        try {
            call(write);
            return new Write.Done();
        } catch (ConditionalCheckFailedException refused) {
            return new Write.Refused(new ItemReader(refused.hasItem() ? refused.item() : Map.of()));
        }
    }

    /**
     * Does all or nothing. Other writers in the way are waited for.
     *
     * @return what became of each action; all of them done, or none
     */
    List<Write> transact(List<TransactWriteItem> actions) {
        return Backoff.retry("a transaction", () -> {
            try {
                call(dynamo -> dynamo.transactWriteItems(transaction -> transaction.transactItems(actions)));
                return Optional.of(
                        actions.stream().<Write>map(action -> new Write.Done()).toList());
            } catch (TransactionCanceledException cancelled) {
                return refusals(cancelled);
            }
        });
    }

    /** Empty if no condition was to blame, so that trying again may help. */
    private static Optional<List<Write>> refusals(TransactionCanceledException cancelled) {
        var reasons = cancelled.cancellationReasons();
        if (reasons.stream().anyMatch(DynamoDb::isRefusal)) {
            return Optional.of(reasons.stream()
                    .<Write>map(reason -> isRefusal(reason)
                            ? new Write.Refused(new ItemReader(reason.hasItem() ? reason.item() : Map.of()))
                            : new Write.Done())
                    .toList());
        }
        if (reasons.stream().anyMatch(reason -> reason.code().equals("ValidationError"))) {
            throw cancelled;
        }
        return Optional.empty();
    }

    private static boolean isRefusal(CancellationReason reason) {
        return CONDITION_FAILED.equals(reason.code());
    }

    /** Every item that the query finds, page by page as they are read. */
    Stream<ItemReader> query(QueryRequest query) {
        return Stream.iterate(
                        page(query),
                        Optional::isPresent,
                        page -> page.flatMap(read -> read.hasLastEvaluatedKey()
                                ? page(query.toBuilder()
                                        .exclusiveStartKey(read.lastEvaluatedKey())
                                        .build())
                                : Optional.empty()))
                .flatMap(page -> page.orElseThrow().items().stream())
                .map(ItemReader::new);
    }

    private Optional<QueryResponse> page(QueryRequest query) {
        return Optional.of(call(dynamo -> dynamo.query(query)));
    }

    /** Makes a call and sorts out its faults. */
    <R> R call(Function<DynamoDbClient, R> call) {
        return Backoff.retry("a write among transactions", () -> {
            try {
                return Optional.of(call.apply(client));
            } catch (TransactionConflictException inTheWay) {
                return Optional.empty();
            } catch (DynamoDbException answer) {
                throw isOutage(answer) ? unavailable(answer) : answer;
            } catch (SdkClientException unreachable) {
                throw unavailable(unreachable);
            }
        });
    }

    private static boolean isOutage(DynamoDbException answer) {
        return answer.statusCode() >= 500 || answer.isThrottlingException();
    }

    private static StoreUnavailableException unavailable(RuntimeException cause) {
        return new StoreUnavailableException("DynamoDB: " + cause.getMessage(), cause);
    }

    /** DynamoDB refuses an empty map of placeholders. */
    static <V> Map<String, V> orNone(Map<String, V> placeholders) {
        return placeholders.isEmpty() ? null : placeholders;
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
