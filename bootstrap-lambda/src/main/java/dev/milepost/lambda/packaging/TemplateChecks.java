package dev.milepost.lambda.packaging;

import dev.milepost.lambda.Setting;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What is wrong with a template, in words: what CloudFormation would say late or not at all. */
record TemplateChecks(Template template) {
    private static final String VARIABLES = "/Globals/Function/Environment/Variables";
    private static final int MOST_RESOURCES = 500;
    private static final int MOST_PARAMETERS = 200;
    private static final int MOST_BYTES = 1_000_000;

    /** What SAM makes of a function at most: version, alias, deployment group, and of each of two events a source or a rule with its permission. */
    private static final int RESOURCES_A_FUNCTION = 7;

    /** Every problem, none if all is well. */
    List<Problem> problems() {
        return Stream.of(
                        new RouteCheck(template).problems(),
                        new PageCheck(template).problems(),
                        new TableCheck(template).problems(),
                        new TrafficCheck(template).problems(),
                        new QueueCheck(template).problems(),
                        environment(),
                        new PolicyCheck(template).problems(),
                        new CoverageCheck(template).problems(),
                        new PropertyCheck(template).problems(),
                        canaries(),
                        partitions(),
                        typesOfChina(),
                        limits())
                .flatMap(List::stream)
                .toList();
    }

    /** Every variable that code reads is set, and none that it doesn't read. */
    private List<Problem> environment() {
        var set = template.root()
                .at(VARIABLES)
                .propertyStream()
                .map(variable -> variable.getKey())
                .filter(name -> name.startsWith("MILEPOST_"))
                .collect(Collectors.toSet());
        var read = Arrays.stream(Setting.values()).map(Setting::variable).collect(Collectors.toSet());
        var missing = read.stream()
                .filter(name -> !set.contains(name))
                .sorted()
                .map(name ->
                        new Problem(VARIABLES, name + " is read and not set: set it under Globals in template.yaml"));
        var superfluous = set.stream()
                .filter(name -> !read.contains(name))
                .sorted()
                .map(name -> new Problem(
                        VARIABLES + "/" + name,
                        name + " is set and not read: add it to Setting, or remove it from template.yaml"));
        return Stream.concat(missing, superfluous).toList();
    }

    /** SAM decides while it transforms the template, when conditions aren't known yet. */
    private List<Problem> canaries() {
        var functions = template.functions().stream()
                .map(function -> Problem.ofResource(function, "").at() + "/Properties");
        return Stream.concat(Stream.of("/Globals/Function"), functions)
                .map(properties -> properties + "/DeploymentPreference/Enabled")
                .filter(enabled -> template.root().at(enabled).has("Fn::If"))
                .map(enabled -> new Problem(
                        enabled, "Enabled is a condition, which SAM takes for true: find it by Fn::FindInMap"))
                .toList();
    }

    /** What a condition chooses, if one does. */
    static JsonNode unconditional(JsonNode node) {
        return node.has("Fn::If") ? node.path("Fn::If").path(1) : node;
    }

    /** Names of a partition are never written out: the same template is for both. Principals of services are the same in both. */
    private List<Problem> partitions() {
        return texts(template.root(), "")
                .filter(text -> text.value().contains("arn:aws:")
                        || text.value().contains("arn:aws-cn:")
                        || text.value().contains("amazonaws.com")
                                && !text.path().contains("/Principal"))
                .map(text -> new Problem(
                        text.path(),
                        text.path() + " is of one partition: " + text.value()
                                + "; write ${AWS::Partition} or ${AWS::URLSuffix}"))
                .toList();
    }

    private record Text(String path, String value) {}

    private static Stream<Text> texts(JsonNode node, String path) {
        if (node.isString()) {
            return Stream.of(new Text(path, node.stringValue()));
        }
        return node.isObject()
                ? node.propertyStream()
                        .flatMap(field -> texts(field.getValue(), path + "/" + Problem.escaped(field.getKey())))
                : IntStream.range(0, node.size())
                        .mapToObj(i -> texts(node.get(i), path + "/" + i))
                        .flatMap(texts -> texts);
    }

    private List<Problem> typesOfChina() {
        return template.resources()
                .filter(resource -> !ResourceTypes.isInChina(
                        resource.getValue().path("Type").asString("")))
                .filter(resource ->
                        !resource.getValue().path("Condition").asString("").equals("IsNotChina"))
                .map(resource -> new Problem(
                        Problem.ofResource(resource.getKey(), "").at() + "/Type",
                        resource.getKey() + " is a "
                                + resource.getValue().path("Type").asString("")
                                + ", which isn't known to be in China: give it Condition: IsNotChina, or add its type to"
                                + " ResourceTypes once it is there"))
                .toList();
    }

    private List<Problem> limits() {
        var problems = new TreeSet<String>();
        var resources =
                template.resources().count() + (long) template.functions().size() * RESOURCES_A_FUNCTION;
        if (resources > MOST_RESOURCES) {
            problems.add("up to " + resources + " resources, of " + MOST_RESOURCES + ": split the stack");
        }
        if (template.root().path("Parameters").size() > MOST_PARAMETERS) {
            problems.add("more than " + MOST_PARAMETERS + " parameters: merge some");
        }
        var bytes = template.toYaml().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            problems.add(bytes + " bytes of template, of " + MOST_BYTES + ": split the stack");
        }
        return problems.stream().map(problem -> new Problem("", problem)).toList();
    }
}
