package dev.milepost.lambda.packaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Every endpoint of the catalogue is routed once, to its function, with the authorizer where it isn't for anyone; and nothing else is. */
record RouteCheck(Template template) {
    private static final String API = "/Resources/Api";

    List<Problem> problems() {
        var expected = new HashMap<String, ApiRoute>();
        ApiRoute.all(Unit.catalogue()).forEach(route -> expected.put(route.method() + " " + route.path(), route));
        var problems = new ArrayList<Problem>();
        for (var routed : routed().entrySet()) {
            var route = expected.remove(routed.getKey());
            if (route == null) {
                problems.add(
                        new Problem(API, routed.getKey() + " is routed, but there is no such endpoint: remove it"));
            } else {
                problems.addAll(differences(routed.getKey(), route, routed.getValue()));
            }
        }
        expected.keySet().stream()
                .sorted()
                .map(name -> new Problem(API, name + " is not routed: add its endpoints to those of a Unit"))
                .forEach(problems::add);
        return Stream.concat(problems.stream(), everythingElse()).toList();
    }

    private JsonNode paths() {
        return template.resource("Api").at("/Properties/DefinitionBody/paths");
    }

    private Map<String, JsonNode> routed() {
        var routed = new HashMap<String, JsonNode>();
        paths().propertyStream()
                .filter(path -> !path.getKey().equals(ApiDefinition.DEFAULT_ROUTE))
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .forEach(operation ->
                                routed.put(operation.getKey() + " " + path.getKey(), operation.getValue())));
        return routed;
    }

    private List<Problem> differences(String name, ApiRoute route, JsonNode operation) {
        var problems = new ArrayList<Problem>();
        var function = function(operation);
        if (!function.equals(route.function())) {
            problems.add(new Problem(API, name + " is routed to " + function + " instead of " + route.function()));
        }
        if (!template.functions().contains(function)) {
            problems.add(new Problem(
                    "",
                    name + " is routed to " + function
                            + ", which isn't declared: declare it under Resources in the unit's unit.yaml"));
        }
        var authorized = operation.path("security").valueStream().anyMatch(each -> each.has(ApiDefinition.AUTHORIZER));
        if (authorized != route.authorized()) {
            problems.add(new Problem(
                    API,
                    name
                            + (authorized
                                    ? " asks the authorizer, though it is for anyone"
                                    : " doesn't ask the authorizer")));
        }
        return problems;
    }

    private Stream<Problem> everythingElse() {
        var other = paths().path(ApiDefinition.DEFAULT_ROUTE).path(ApiDefinition.ANY_METHOD);
        return function(other).equals(Unit.SITE.function())
                        && other.path("isDefaultRoute").asBoolean(false)
                ? Stream.of()
                : Stream.of(new Problem(API, "whatever has no route isn't answered by " + Unit.SITE.function()));
    }

    private static String function(JsonNode operation) {
        var live = operation
                .at("/x-amazon-apigateway-integration/uri/Fn::Sub/1/live/Ref")
                .asString("");
        return live.replace(".Alias", "");
    }
}
