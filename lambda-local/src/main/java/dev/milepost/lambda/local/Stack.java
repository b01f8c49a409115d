package dev.milepost.lambda.local;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A template with the values of its parameters: what CloudFormation would make of its functions. Resources are named by what stands in for
 * them.
 *
 * @param parameters values that differ from the defaults
 * @param names what a Ref to a resource gives, by logical name
 */
record Stack(ObjectNode template, Map<String, String> parameters, Map<String, String> names) {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");
    private static final Map<String, String> PSEUDO = Map.of(
            "AWS::Partition", "aws",
            "AWS::Region", "us-east-1",
            "AWS::AccountId", "123456789012",
            "AWS::URLSuffix", "amazonaws.com");

    /** The resources of a type that are made, each with its properties, resolved. */
    Stream<Map.Entry<String, JsonNode>> resources(String type) {
        return template.path("Resources")
                .propertyStream()
                .filter(resource ->
                        resource.getValue().path("Type").asString("").equals(type))
                .filter(resource -> !resource.getValue().has("Condition")
                        || holds(resource.getValue().path("Condition").stringValue()))
                .map(resource ->
                        Map.entry(resource.getKey(), resolve(resource.getValue().path("Properties"))));
    }

    /** A node with every function of CloudFormation in it carried out; what is chosen to be nothing is missing. */
    JsonNode resolve(JsonNode node) {
        if (node.isArray()) {
            var list = MAPPER.createArrayNode();
            node.valueStream()
                    .map(this::resolve)
                    .filter(value -> !value.isMissingNode())
                    .forEach(list::add);
            return list;
        }
        return node.isObject() ? resolveObject((ObjectNode) node) : node;
    }

    private JsonNode resolveObject(ObjectNode node) {
        if (node.size() == 1) {
            var only = node.properties().iterator().next();
            switch (only.getKey()) {
                case "Ref" -> {
                    return reference(only.getValue().stringValue());
                }
                case "Fn::Sub" -> {
                    return substitute(only.getValue());
                }
                case "Fn::If" -> {
                    return resolve(
                            only.getValue().path(holds(only.getValue().path(0).stringValue()) ? 1 : 2));
                }
                case "Fn::GetAtt" -> {
                    return attribute(
                            only.getValue().path(0).stringValue(),
                            only.getValue().path(1).stringValue());
                }
                case "Fn::Join" -> {
                    var parts = resolve(only.getValue().path(1));
                    return text(parts.valueStream()
                            .map(JsonNode::asString)
                            .collect(Collectors.joining(only.getValue().path(0).stringValue())));
                }
                case "Fn::FindInMap" -> {
                    var at = resolve(only.getValue());
                    return template.path("Mappings")
                            .path(at.path(0).asString())
                            .path(at.path(1).asString())
                            .path(at.path(2).asString());
                }
                default -> {}
            }
        }
        var object = MAPPER.createObjectNode();
        node.properties().forEach(field -> {
            var value = resolve(field.getValue());
            if (!value.isMissingNode()) {
                object.set(field.getKey(), value);
            }
        });
        return object;
    }

    private JsonNode reference(String name) {
        if (name.equals("AWS::NoValue")) {
            return MAPPER.missingNode();
        }
        if (parameters.containsKey(name)) {
            return text(parameters.get(name));
        }
        var parameter = template.path("Parameters").path(name).path("Default");
        return parameter.isMissingNode() ? text(named(name)) : parameter;
    }

    private String named(String name) {
        return PSEUDO.getOrDefault(name, names.getOrDefault(name, name));
    }

    private JsonNode attribute(String resource, String attribute) {
        return text(attribute.equals("Arn") ? "arn:" + named(resource) : named(resource));
    }

    private JsonNode substitute(JsonNode argument) {
        var pattern = argument.isArray() ? argument.path(0).stringValue() : argument.stringValue();
        var local = argument.isArray() ? argument.path(1) : MAPPER.createObjectNode();
        return text(PLACEHOLDER
                .matcher(pattern)
                .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), local))));
    }

    private String value(String name, JsonNode local) {
        if (local.has(name)) {
            return resolve(local.path(name)).asString();
        }
        var dot = name.indexOf('.');
        return dot < 0
                ? reference(name).asString()
                : attribute(name.substring(0, dot), name.substring(dot + 1)).asString();
    }

    boolean holds(String condition) {
        return holds(template.path("Conditions").path(condition));
    }

    private boolean holds(JsonNode condition) {
        var only = condition.properties().iterator().next();
        var arguments = only.getValue();
        return switch (only.getKey()) {
            case "Condition" -> holds(arguments.stringValue());
            case "Fn::Not" -> !holds(arguments.path(0));
            case "Fn::And" -> arguments.valueStream().allMatch(this::holds);
            case "Fn::Or" -> arguments.valueStream().anyMatch(this::holds);
            case "Fn::Equals" ->
                resolve(arguments.path(0))
                        .asString()
                        .equals(resolve(arguments.path(1)).asString());
            default -> throw new IllegalArgumentException("unknown condition " + only.getKey());
        };
    }

    private static JsonNode text(String value) {
        return MAPPER.getNodeFactory().stringNode(value);
    }
}
