package dev.milepost.lambda.packaging;

import dev.milepost.adapters.aws.dynamodb.Table;
import dev.milepost.adapters.aws.dynamodb.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import tools.jackson.databind.JsonNode;

/** The tables are declared as the adapters know them: keys, indexes, what these hold, and what expires. */
record TableCheck(Template template) {
    List<Problem> problems() {
        var declared = new TreeMap<String, Map.Entry<String, JsonNode>>();
        template.resources("AWS::DynamoDB::Table").forEach(table -> declared.put(shortName(table.getValue()), table));
        var problems = new ArrayList<Problem>();
        for (var table : Table.values()) {
            var resource = declared.remove(table.shortName());
            if (resource == null) {
                problems.add(new Problem(
                        "",
                        "the table " + table.shortName() + " isn't declared: declare it as Table." + table
                                + " has it, in the unit.yaml of its unit"));
            } else {
                difference(table, resource).ifPresent(problems::add);
            }
        }
        declared.forEach((name, resource) -> problems.add(Problem.ofResource(
                resource.getKey(),
                "the table " + name + " is declared, and nobody knows it: add it to Table, or remove it")));
        return problems;
    }

    static String shortName(JsonNode resource) {
        return resource.at("/Properties/TableName/Fn::Sub").asString("").replace("milepost-${Environment}-", "");
    }

    private static Optional<Problem> difference(Table table, Map.Entry<String, JsonNode> resource) {
        var is = describe(resource.getValue().path("Properties"));
        var should = describe(table);
        return is.equals(should)
                ? Optional.empty()
                : Optional.of(Problem.ofResource(
                        resource.getKey(),
                        "the table " + table.shortName() + " is declared as " + is + " instead of " + should));
    }

    private static Map<String, String> describe(Table table) {
        var request = Tables.request("any", table);
        var description = new TreeMap<String, String>();
        request.attributeDefinitions()
                .forEach(attribute ->
                        description.put("attribute " + attribute.attributeName(), attribute.attributeTypeAsString()));
        description.put("keys", keys(request.keySchema().stream()));
        request.globalSecondaryIndexes()
                .forEach(index -> description.put(
                        "index " + index.indexName(),
                        keys(index.keySchema().stream()) + " "
                                + index.projection().projectionTypeAsString()));
        description.put("expiry", table.expires() ? Table.EXPIRY : "");
        return description;
    }

    private static String keys(Stream<KeySchemaElement> keys) {
        return String.join(" ", keys.map(KeySchemaElement::attributeName).toList());
    }

    private static Map<String, String> describe(JsonNode table) {
        var description = new TreeMap<String, String>();
        table.path("AttributeDefinitions")
                .forEach(attribute -> description.put(
                        "attribute " + attribute.path("AttributeName").asString(""),
                        attribute.path("AttributeType").asString("")));
        description.put("keys", keys(table));
        table.path("GlobalSecondaryIndexes")
                .forEach(index -> description.put(
                        "index " + index.path("IndexName").asString(""),
                        keys(index) + " "
                                + index.at("/Projection/ProjectionType").asString("")));
        var expiry = table.path("TimeToLiveSpecification");
        description.put(
                "expiry",
                expiry.path("Enabled").asBoolean(false)
                        ? expiry.path("AttributeName").asString("")
                        : "");
        return description;
    }

    private static String keys(JsonNode node) {
        return String.join(
                " ",
                node.path("KeySchema")
                        .valueStream()
                        .map(key -> key.path("AttributeName").asString(""))
                        .toList());
    }
}
