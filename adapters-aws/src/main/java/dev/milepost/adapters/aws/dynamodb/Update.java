package dev.milepost.adapters.aws.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** A change of some attributes under a condition, which may be none. Built up, then used once. */
final class Update {
    private final List<String> sets = new ArrayList<>();
    private final List<String> removes = new ArrayList<>();
    private final List<String> adds = new ArrayList<>();
    private final List<String> deletes = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private String condition = "";

    Update when(Condition required) {
        condition = required.expression();
        names.putAll(required.names());
        values.putAll(required.values());
        return this;
    }

    Update set(String attribute, AttributeValue value) {
        sets.add(name(attribute) + " = " + value(attribute, value));
        return this;
    }

    /** Sets what the writer has of these attributes, and removes those that it hasn't. */
    Update replace(Set<String> attributes, ItemWriter writer) {
        for (var attribute : attributes) {
            var value = writer.attributes().get(attribute);
            if (value == null) {
                remove(attribute);
            } else {
                set(attribute, value);
            }
        }
        return this;
    }

    Update remove(String attribute) {
        removes.add(name(attribute));
        return this;
    }

    /** Appends to a list, which may not be there yet. */
    Update append(String attribute, List<AttributeValue> added) {
        values.put(":none", AttributeValue.fromL(List.of()));
        sets.add("%1$s = list_append(if_not_exists(%1$s, :none), %2$s)"
                .formatted(name(attribute), value(attribute, AttributeValue.fromL(added))));
        return this;
    }

    /** Adds to a number or a set, which may not be there yet. */
    Update add(String attribute, AttributeValue value) {
        adds.add(name(attribute) + " " + value(attribute, value));
        return this;
    }

    /** Takes members out of a set. */
    Update delete(String attribute, AttributeValue members) {
        deletes.add(name(attribute) + " " + value(attribute, members));
        return this;
    }

    private String name(String attribute) {
        var placeholder = "#" + attribute;
        names.put(placeholder, attribute);
        return placeholder;
    }

    private String value(String attribute, AttributeValue value) {
        var placeholder = ":" + attribute;
        values.put(placeholder, value);
        return placeholder;
    }

    private String expression() {
        var expression = new StringBuilder();
        clause(expression, "SET ", sets);
        clause(expression, " REMOVE ", removes);
        clause(expression, " ADD ", adds);
        clause(expression, " DELETE ", deletes);
        return expression.toString();
    }

    private static void clause(StringBuilder expression, String keyword, List<String> actions) {
        if (!actions.isEmpty()) {
            expression.append(keyword).append(String.join(", ", actions));
        }
    }

    UpdateItemRequest request(String table, Key key) {
        var request = UpdateItemRequest.builder()
                .tableName(table)
                .key(key.attributes())
                .updateExpression(expression())
                .expressionAttributeNames(DynamoDb.orNone(names))
                .expressionAttributeValues(DynamoDb.orNone(values));
        return condition.isEmpty()
                ? request.build()
                : request.conditionExpression(condition)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build();
    }

    /** This change as a part of a transaction. */
    TransactWriteItem action(String table, Key key) {
        return TransactWriteItem.builder()
                .update(update -> {
                    update.tableName(table)
                            .key(key.attributes())
                            .updateExpression(expression())
                            .expressionAttributeNames(DynamoDb.orNone(names))
                            .expressionAttributeValues(DynamoDb.orNone(values));
                    if (!condition.isEmpty()) {
                        update.conditionExpression(condition)
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
                    }
                })
                .build();
    }
}
