package dev.milepost.lambda.local;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which records a function gets: one that any pattern fits, or all where there is none
 * (https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html). Literals, exists, prefix and anything-but are known.
 */
record EventFilter(List<JsonNode> patterns) {
    static EventFilter of(JsonNode event) {
        return new EventFilter(event.at("/FilterCriteria/Filters")
                .valueStream()
                .map(filter ->
                        JsonMapper.shared().readTree(filter.path("Pattern").asString("{}")))
                .toList());
    }

    boolean fits(JsonNode incoming) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> fits(pattern, incoming));
    }

    private static boolean fits(JsonNode pattern, JsonNode value) {
        return pattern.isArray()
                ? pattern.valueStream().anyMatch(rule -> holds(rule, value))
                : pattern.propertyStream().allMatch(field -> fits(field.getValue(), value.path(field.getKey())));
    }

    private static boolean holds(JsonNode rule, JsonNode value) {
        if (rule.has("exists")) {
            return rule.path("exists").asBoolean() != value.isMissingNode();
        }
        if (rule.has("prefix")) {
            return value.asString("").startsWith(rule.path("prefix").asString());
        }
        if (rule.has("anything-but")) {
            var others = rule.path("anything-but");
            return !value.isMissingNode()
                    && (others.isArray() ? others.valueStream().noneMatch(value::equals) : !others.equals(value));
        }
        return rule.equals(value);
    }
}
