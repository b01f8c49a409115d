package dev.milepost.lambda.packaging;

import dev.milepost.application.Sha256;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Says in the template what each function is made of, as a hash, so that whatever changes is published as a new version: by itself SAM
 * publishes none for another layer, or another value of a parameter, and traffic would go on to what was there before.
 *
 * @param delivery with every archive written
 * @param text of whoever packages, such as the parameters of the stack: with another one every function is another
 */
record Releases(Template template, Delivery delivery, String text) {
    /** What SAM tells versions apart by. */
    static final String HASH = "AutoPublishCodeSha256";

    /** The same in the function's environment: Lambda refuses a version of a function that is as it was. */
    static final String VARIABLE = "RELEASE";

    static final String VARIABLE_AT = "/Environment/Variables/" + VARIABLE;

    private static final String GLOBALS = "/Globals/Function";
    private static final List<String> DECLARING = List.of("Parameters", "Conditions", "Mappings");
    private static final Pattern NOT_OF_A_NAME = Pattern.compile("[^A-Za-z0-9]+");

    void add() {
        var archives = new HashMap<String, String>();
        template.functions().forEach(function -> {
            var properties = template.properties(function);
            var hash = hash(properties, archives);
            properties.put(HASH, hash);
            properties
                    .withObjectProperty("Environment")
                    .withObjectProperty("Variables")
                    .put(VARIABLE, hash);
        });
    }

    private String hash(JsonNode properties, Map<String, String> archives) {
        var whole = new StringBuilder(text);
        var found = new TreeMap<String, JsonNode>();
        for (var part : List.of(template.root().at(GLOBALS), properties)) {
            addDeclarations(part, found);
            whole.append('\n').append(part);
        }
        whole.append('\n').append(found);
        Stream.concat(Stream.of(properties.path("CodeUri").asString("")), template.layers(properties))
                .map(archive -> archives.computeIfAbsent(archive, name -> Sha256.hex(delivery.read(name))))
                .forEach(hash -> whole.append('\n').append(hash));
        return Sha256.hex(whole.toString());
    }

    /** What is declared elsewhere of what this names: the default of a parameter, what a condition asks for. */
    private void addDeclarations(JsonNode naming, Map<String, JsonNode> found) {
        texts(naming)
                .flatMap(NOT_OF_A_NAME::splitAsStream)
                .forEach(name -> DECLARING.forEach(section -> {
                    var declared = template.root().path(section).path(name);
                    if (!declared.isMissingNode() && found.putIfAbsent(section + "/" + name, declared) == null) {
                        addDeclarations(declared, found);
                    }
                }));
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isString()
                ? Stream.of(node.stringValue())
                : node.valueStream().flatMap(Releases::texts);
    }
}
