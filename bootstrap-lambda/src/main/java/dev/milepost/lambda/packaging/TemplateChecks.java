package dev.milepost.lambda.packaging;

import dev.milepost.adapters.aws.dynamodb.DynamoDb;
import dev.milepost.adapters.aws.parameters.StoredParameter;
import dev.milepost.adapters.aws.s3.S3PhotoStore;
import dev.milepost.adapters.aws.sqs.SqsReadingQueue;
import dev.milepost.adapters.aws.textract.TextractRecognizer;
import dev.milepost.lambda.Setting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What is wrong with a template, in words: what CloudFormation would say late or not at all. */
record TemplateChecks(Template template) {
    private static final int MOST_RESOURCES = 500;
    private static final int MOST_PARAMETERS = 200;
    private static final int MOST_BYTES = 1_000_000;

    /** What SAM makes of a function at most: version, alias, role, deployment group, event source, permission, rule. */
    private static final int RESOURCES_A_FUNCTION = 8;

    private static final Set<String> ACTIONS = Stream.of(
                    DynamoDb.READ_ACTIONS,
                    DynamoDb.WRITE_ACTIONS,
                    S3PhotoStore.ACTIONS,
                    TextractRecognizer.ACTIONS,
                    SqsReadingQueue.ACTIONS,
                    StoredParameter.ACTIONS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    /** Actions of services that know no resources. */
    private static final Set<String> WITHOUT_RESOURCES = Set.of("textract:AnalyzeExpense");

    /** Every problem, none if all is well. */
    List<String> problems() {
        return Stream.of(
                        new RouteCheck(template).problems(),
                        new TableCheck(template).problems(),
                        new TrafficCheck(template).problems(),
                        environment(),
                        policies(),
                        partitions(),
                        typesOfChina(),
                        limits())
                .flatMap(List::stream)
                .toList();
    }

    /** Every variable that code reads is set, and none that it doesn't read. */
    private List<String> environment() {
        var set = template.root()
                .at("/Globals/Function/Environment/Variables")
                .propertyStream()
                .map(variable -> variable.getKey())
                .filter(name -> name.startsWith("MILEPOST_"))
                .collect(Collectors.toSet());
        var read = Arrays.stream(Setting.values()).map(Setting::variable).collect(Collectors.toSet());
        return Stream.concat(
                        read.stream()
                                .filter(name -> !set.contains(name))
                                .map(name -> name + " is read and not set: set it under Globals in template.yaml"),
                        set.stream()
                                .filter(name -> !read.contains(name))
                                .map(name -> name
                                        + " is set and not read: add it to Setting, or remove it from template.yaml"))
                .sorted()
                .toList();
    }

    private List<String> policies() {
        var problems = new ArrayList<String>();
        template.resources(Template.FUNCTION).forEach(function -> {
            var statements = function.getValue().at("/Properties/Policies/0/Statement");
            if (statements.isEmpty()) {
                problems.add(function.getKey()
                        + " has no policy of its own: list what its adapters call under Policies in its unit.yaml");
            }
            statements.forEach(statement -> problems.addAll(statement(function.getKey(), unconditional(statement))));
        });
        return problems;
    }

    private static List<String> statement(String function, JsonNode statement) {
        var problems = new ArrayList<String>();
        for (var action : statement.path("Action")) {
            if (!ACTIONS.contains(action.asString(""))) {
                problems.add(function + " may do " + action.asString("")
                        + ", which no adapter does: add it beside the adapter that does, or remove it from the unit");
            }
            if (isEverything(statement.path("Resource")) && !WITHOUT_RESOURCES.contains(action.asString(""))) {
                problems.add(function + " may do " + action.asString("") + " with every resource");
            }
        }
        return problems;
    }

    private static boolean isEverything(JsonNode resource) {
        return resource.asString("").equals("*")
                || resource.valueStream().anyMatch(each -> each.asString("").equals("*"));
    }

    /** What a condition chooses, if one does. */
    static JsonNode unconditional(JsonNode node) {
        return node.has("Fn::If") ? node.path("Fn::If").path(1) : node;
    }

    /** Names of a partition are never written out: the same template is for both. Principals of services are the same in both. */
    private List<String> partitions() {
        return texts(template.root(), "")
                .filter(text -> text.value().contains("arn:aws:")
                        || text.value().contains("arn:aws-cn:")
                        || text.value().contains("amazonaws.com")
                                && !text.path().contains("/Principal"))
                .map(text -> text.path() + " is of one partition: " + text.value()
                        + "; write ${AWS::Partition} or ${AWS::URLSuffix}")
                .toList();
    }

    private record Text(String path, String value) {}

    private static Stream<Text> texts(JsonNode node, String path) {
        if (node.isString()) {
            return Stream.of(new Text(path, node.stringValue()));
        }
        return node.isObject()
                ? node.propertyStream().flatMap(field -> texts(field.getValue(), path + "/" + field.getKey()))
                : node.valueStream().flatMap(each -> texts(each, path));
    }

    private List<String> typesOfChina() {
        return template.resources()
                .filter(resource -> !ResourceTypes.isInChina(
                        resource.getValue().path("Type").asString("")))
                .filter(resource ->
                        !resource.getValue().path("Condition").asString("").equals("IsNotChina"))
                .map(resource -> resource.getKey() + " is a "
                        + resource.getValue().path("Type").asString("") + ", which isn't known to be in China")
                .toList();
    }

    private List<String> limits() {
        var problems = new TreeSet<String>();
        var resources =
                template.resources().count() + (long) template.functions().size() * RESOURCES_A_FUNCTION;
        if (resources > MOST_RESOURCES) {
            problems.add("up to " + resources + " resources, of " + MOST_RESOURCES);
        }
        if (template.root().path("Parameters").size() > MOST_PARAMETERS) {
            problems.add("more than " + MOST_PARAMETERS + " parameters");
        }
        var bytes = template.toYaml().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            problems.add(bytes + " bytes of template, of " + MOST_BYTES);
        }
        return List.copyOf(problems);
    }
}
