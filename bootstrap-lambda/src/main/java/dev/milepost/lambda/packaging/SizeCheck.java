package dev.milepost.lambda.packaging;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * No function is larger than Lambda takes, or than it starts quickly with.
 *
 * @param archives by their names in the template
 */
record SizeCheck(Template template, Map<String, Size> archives) {
    /** Of a function's own zip. What is larger starts more slowly, and each change of it is uploaded whole. */
    private static final long MOST_PACKED = 20_000_000;

    /** What Lambda unpacks of a function with its layers: 250 MB. */
    private static final long MOST_UNPACKED = 250L * 1024 * 1024;

    private static final List<String> UNUSED_CLIENTS =
            List.of("apache-client", "apache5-client", "netty-nio-client", "aws-crt-client");

    /** @param packed as it is uploaded @param unpacked the sum of its files */
    record Size(long packed, long unpacked) {
        private static final Size NONE = new Size(0, 0);
    }

    List<Problem> problems() {
        return template.resources(Template.FUNCTION)
                .flatMap(function ->
                        ofFunction(function.getKey(), function.getValue().path("Properties")))
                .toList();
    }

    private Stream<Problem> ofFunction(String name, JsonNode properties) {
        var own = size(properties.path("CodeUri").asString(""));
        var unpacked = own.unpacked()
                + template.layers(properties)
                        .mapToLong(layer -> size(layer).unpacked())
                        .sum();
        return Stream.concat(
                own.packed() > MOST_PACKED
                        ? Stream.of(Problem.ofResource(
                                name,
                                name + " has " + own.packed() + " bytes, more than " + MOST_PACKED
                                        + ": what functions share belongs in a layer"))
                        : Stream.of(),
                unpacked > MOST_UNPACKED
                        ? Stream.of(Problem.ofResource(
                                name,
                                name + " has " + unpacked + " bytes with its layers, more than the " + MOST_UNPACKED
                                        + " that Lambda unpacks: give it fewer Layers, or a layer fewer libraries"))
                        : Stream.of());
    }

    private Size size(String archive) {
        return archives.getOrDefault(archive, Size.NONE);
    }

    /** Of the SDK: each is megabytes, and one is enough. @return what is wrong, in words */
    static List<String> unused(List<Path> classPath) {
        return classPath.stream()
                .map(path -> path.getFileName().toString())
                .filter(name -> UNUSED_CLIENTS.stream().anyMatch(name::startsWith))
                .map(name ->
                        name + " is on the class path, and no client uses it: exclude it in bootstrap-lambda/pom.xml")
                .toList();
    }
}
