package dev.milepost.lambda.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Shares of traffic: those of routes belong to routes that there are, and each function has one; together they fit into an account. */
record TrafficCheck(Template template) {
    /** An account has 1 000 by default, and keeps 100 for functions without a share. */
    private static final int MOST_RESERVED = 900;

    static final String SHARE = "ReservedConcurrentExecutions";

    List<Problem> problems() {
        return Stream.of(routes(), unlimited(), concurrency())
                .flatMap(each -> each)
                .toList();
    }

    private Stream<Problem> routes() {
        var properties = template.resource("Api").path("Properties");
        return properties
                .path("RouteSettings")
                .propertyStream()
                .map(setting -> setting.getKey())
                .filter(route -> !isRouted(properties.at("/DefinitionBody/paths"), route))
                .map(route -> new Problem(
                        "/Resources/Api/Properties/RouteSettings/" + Problem.escaped(route),
                        route + " has a share of traffic, but there is no such route: rename or remove it under"
                                + " RouteSettings in template.yaml"));
    }

    private static boolean isRouted(JsonNode paths, String route) {
        var parts = route.split(" ", 2);
        return parts.length == 2 && paths.path(parts[1]).has(parts[0].toLowerCase(Locale.ROOT));
    }

    /** What has no share of its own can take all that is left, from the others without one. */
    private Stream<Problem> unlimited() {
        return template.resources(Template.FUNCTION)
                .filter(function -> !function.getValue().path("Properties").has(SHARE))
                .map(function -> Problem.ofResource(
                        function.getKey(),
                        function.getKey() + " has no share of concurrent executions: give it " + SHARE
                                + ", of Sizes in template.yaml"));
    }

    private Stream<Problem> concurrency() {
        var problems = new ArrayList<Problem>();
        template.root().at("/Mappings/Sizes").propertyStream().forEach(environment -> {
            var reserved = template.resources(Template.FUNCTION)
                    .map(function -> function.getValue().path("Properties").path(SHARE))
                    .mapToInt(share -> share(share, environment.getValue()))
                    .sum();
            if (reserved > MOST_RESERVED) {
                problems.add(new Problem(
                        "/Mappings/Sizes/" + environment.getKey(),
                        "functions reserve " + reserved + " of " + MOST_RESERVED + " concurrent executions in "
                                + environment.getKey() + ": lower its Sizes in template.yaml"));
            }
        });
        return problems.stream();
    }

    /** A number, or what {@code Sizes} of an environment has for it; 0 if it is neither. */
    static int share(JsonNode share, JsonNode sizes) {
        return share.isObject()
                ? sizes.path(share.at("/Fn::FindInMap/2").asString("")).asInt()
                : share.asInt(0);
    }
}
