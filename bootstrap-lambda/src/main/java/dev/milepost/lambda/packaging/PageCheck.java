package dev.milepost.lambda.packaging;

import dev.milepost.adapters.http.pages.PageBundle;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** CloudFront passes every route on to the API, and takes every file of the pages from their bucket. */
record PageCheck(Template template) {
    private static final String AT = "/Resources/Pages/Properties/DistributionConfig/CacheBehaviors";

    List<Problem> problems() {
        var patterns = template.root()
                .at(AT)
                .valueStream()
                .filter(behaviour ->
                        behaviour.path("TargetOriginId").asString("").equals("api"))
                .map(behaviour -> pattern(behaviour.path("PathPattern").asString("")))
                .toList();
        var unreached = routes().filter(path -> !isMatched(patterns, path))
                .map(path -> new Problem(AT, path + " is routed, and CloudFront looks for it among the pages"));
        var hidden = new PageBundle()
                .files().keySet().stream()
                        .filter(path -> isMatched(patterns, path))
                        .map(path ->
                                new Problem(AT, path + " is a file of the pages, and CloudFront asks the API for it"));
        return Stream.concat(unreached, hidden).toList();
    }

    private Stream<String> routes() {
        return template.resource("Api")
                .at("/Properties/DefinitionBody/paths")
                .propertyStream()
                .map(Map.Entry<String, JsonNode>::getKey)
                .filter(path -> !path.equals(ApiDefinition.DEFAULT_ROUTE));
    }

    private static boolean isMatched(List<Pattern> patterns, String path) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    /** As CloudFront reads it: a star is any text, everything else is itself. */
    private static Pattern pattern(String path) {
        return Pattern.compile(Stream.of(path.split("\\*", -1))
                .map(Pattern::quote)
                .reduce((one, other) -> one + ".*" + other)
                .orElseThrow());
    }
}
