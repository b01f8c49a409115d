package dev.milepost.adapters.aws.dynamodb;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An expression of DynamoDB with what its placeholders stand for; immutable. */
record Condition(String expression, Map<String, String> names, Map<String, AttributeValue> values) {
    static final Condition ABSENT = of("attribute_not_exists(" + Table.PARTITION + ")");

    static final Condition PRESENT = of("attribute_exists(" + Table.PARTITION + ")");

    static Condition of(String expression) {
        return new Condition(expression, Map.of(), Map.of());
    }

    /** @param placeholder with its number sign: {@code #status} */
    Condition name(String placeholder, String attribute) {
        return new Condition(expression, with(names, placeholder, attribute), values);
    }

    /** @param placeholder with its colon: {@code :expected} */
    Condition value(String placeholder, AttributeValue value) {
        return new Condition(expression, names, with(values, placeholder, value));
    }

    Condition text(String placeholder, String value) {
        return value(placeholder, AttributeValue.fromS(value));
    }

    Condition number(String placeholder, long value) {
        return value(placeholder, AttributeValue.fromN(Long.toString(value)));
    }

    Condition flag(String placeholder, boolean value) {
        return value(placeholder, AttributeValue.fromBool(value));
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        var copy = new HashMap<>(map);
        copy.put(key, value);
        return Map.copyOf(copy);
    }
}
