package dev.milepost.lambda.packaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Nothing is set that SAM doesn't know: CloudFormation refuses it, minutes later. */
record PropertyCheck(Template template) {
    /** How far a name may be from another to be meant by it. */
    private static final int MOST_TYPOS = 3;

    /** What may stand beside the properties of a resource. */
    private static final Set<String> OF_A_RESOURCE = Set.of(
            "Type",
            "Properties",
            "Condition",
            "DeletionPolicy",
            "UpdateReplacePolicy",
            "DependsOn",
            "Metadata",
            "Connectors",
            "IgnoreGlobals",
            "UpdatePolicy",
            "CreationPolicy");

    List<Problem> problems() {
        var globals =
                ofProperties("/Globals/Function", template.root().at("/Globals/Function"), SamProperties.OF_GLOBALS);
        var resources = template.resources().flatMap(resource -> ofResource(resource.getKey(), resource.getValue()));
        return Stream.concat(globals, resources).toList();
    }

    private static Stream<Problem> ofResource(String name, JsonNode resource) {
        var at = Problem.ofResource(name, "").at();
        var type = resource.path("Type").asString("");
        var properties = resource.path("Properties");
        var known = Optional.ofNullable(SamProperties.OF_TYPES.get(type));
        return Stream.of(
                        ofProperties(at, resource, OF_A_RESOURCE),
                        known.stream().flatMap(names -> ofProperties(at + "/Properties", properties, names)),
                        properties
                                .path("Events")
                                .propertyStream()
                                .filter(event -> type.equals(Template.FUNCTION))
                                .flatMap(event -> ofEvent(at + "/Properties/Events/", event)))
                .flatMap(problems -> problems);
    }

    private static Stream<Problem> ofEvent(String at, Map.Entry<String, JsonNode> event) {
        var here = at + Problem.escaped(event.getKey());
        var type = event.getValue().path("Type").asString("");
        var known = SamProperties.OF_EVENTS.get(type);
        return known == null
                ? Stream.of(new Problem(
                        here,
                        "an event of type " + type + " isn't known here: "
                                + meant(type, SamProperties.OF_EVENTS.keySet())
                                        .orElse("add it to SamProperties if SAM knows it")))
                : ofProperties(here + "/Properties", event.getValue().path("Properties"), known);
    }

    private static Stream<Problem> ofProperties(String at, JsonNode properties, Set<String> known) {
        return properties
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !known.contains(name))
                .map(name -> new Problem(
                        at + "/" + Problem.escaped(name),
                        name + " isn't known there: " + meant(name, known).orElse("remove it")));
    }

    private static Optional<String> meant(String name, Set<String> known) {
        return known.stream()
                .filter(other -> distance(name, other) <= MOST_TYPOS)
                .min((one, other) -> Integer.compare(distance(name, one), distance(name, other)))
                .map(other -> "write " + other);
    }

    /** Levenshtein distance: how many letters must be added, removed or replaced. */
    private static int distance(String one, String other) {
        var last = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var next = new int[last.length];
            next[0] = i;
            for (var j = 1; j < last.length; j++) {
                var replaced = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                next[j] = Math.min(replaced, 1 + Math.min(last[j], next[j - 1]));
            }
            last = next;
        }
        return last[other.length()];
    }
}
