package dev.milepost.lambda.packaging;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Every function whose versions are published says what it is made of, and says so where Lambda sees a change too. */
record ReleaseCheck(Template template) {
    private static final String ALIAS = "AutoPublishAlias";

    List<Problem> problems() {
        var everywhere = template.root().at("/Globals/Function").has(ALIAS);
        return template.resources(Template.FUNCTION)
                .filter(function ->
                        everywhere || function.getValue().path("Properties").has(ALIAS))
                .filter(function -> !isSaid(function.getValue().path("Properties")))
                .map(function -> Problem.ofResource(
                        function.getKey(),
                        function.getKey() + " is published only when its own zip changes: let packaging say what it is"
                                + " made of, in " + Releases.HASH + " and the variable " + Releases.VARIABLE))
                .toList();
    }

    private static boolean isSaid(JsonNode properties) {
        var hash = properties.path(Releases.HASH).asString("");
        return !hash.isEmpty()
                && hash.equals(properties.at(Releases.VARIABLE_AT).asString(""));
    }
}
