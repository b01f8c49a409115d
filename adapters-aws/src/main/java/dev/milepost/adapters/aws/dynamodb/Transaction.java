package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.adapters.aws.dynamodb.DynamoDb.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Writes that are done together or not at all, at twice the price. Built up, then committed once. */
final class Transaction {
    private final DynamoDb db;
    private final List<TransactWriteItem> actions = new ArrayList<>();

    Transaction(DynamoDb db) {
        this.db = db;
    }

    /** Puts an item, whatever is there. */
    Transaction put(Table table, ItemWriter item) {
        actions.add(TransactWriteItem.builder()
                .put(put -> put.tableName(db.name(table)).item(item.attributes()))
                .build());
        return this;
    }

    Transaction put(Table table, ItemWriter item, Condition condition) {
        actions.add(TransactWriteItem.builder()
                .put(put -> put.tableName(db.name(table))
                        .item(item.attributes())
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(DynamoDb.orNone(condition.names()))
                        .expressionAttributeValues(DynamoDb.orNone(condition.values()))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build());
        return this;
    }

    Transaction update(Table table, Key key, Update update) {
        actions.add(update.action(db.name(table), key));
        return this;
    }

    /** Deletes an item; refused if there is none. */
    Transaction delete(Table table, Key key) {
        actions.add(TransactWriteItem.builder()
                .delete(delete -> delete.tableName(db.name(table))
                        .key(key.attributes())
                        .conditionExpression(Condition.PRESENT.expression()))
                .build());
        return this;
    }

    /**
     * Does it all, after waiting for other writers that are in the way.
     *
     * @return what became of each write in its order: all of them done, or at least one refused and none done
     */
    List<Write> commit() {
        return Backoff.retry("a transaction", () -> {
            try {
                db.call(dynamo -> dynamo.transactWriteItems(transaction -> transaction.transactItems(actions)));
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
        if (reasons.stream().anyMatch(Transaction::isRefusal)) {
            return Optional.of(reasons.stream()
                    .<Write>map(reason -> isRefusal(reason)
                            ? new Write.Refused(new ItemReader(reason.hasItem() ? reason.item() : Map.of()))
                            : new Write.Done())
                    .toList());
        }
        if (reasons.stream().anyMatch(reason -> "ValidationError".equals(reason.code()))) {
            throw cancelled;
        }
        return Optional.empty();
    }

    private static boolean isRefusal(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code());
    }
}
