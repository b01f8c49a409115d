package dev.milepost.lambda.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file of the template: what all units share, or what one unit adds.
 *
 * @param file as whoever edits it knows it: relative to the project
 * @param lines where each thing begins, from 1, by its JSON pointer
 */
record Part(String file, ObjectNode root, Map<String, Integer> lines) {
    private static final String SOURCES = "bootstrap-lambda/src/main/java/dev/milepost/lambda/";
    private static final String UNITS = "units";
    private static final String NAME = "unit.yaml";

    /** What all units share, then the part of each unit. @throws BrokenPart if one can't be read */
    static List<Part> all(Path project) {
        var own = Stream.concat(
                Stream.of("template.yaml"), Arrays.stream(Unit.values()).map(unit -> unit.folder() + "/" + NAME));
        return Stream.concat(own.map(file -> SOURCES + file), others(project))
                .map(file -> read(project, file))
                .toList();
    }

    /** Of the units in folders of their own. */
    private static Stream<String> others(Path project) {
        var units = project.resolve(UNITS);
        if (!Files.isDirectory(units)) {
            return Stream.of();
        }
        try (var folders = Files.list(units)) {
            return folders
                    .filter(folder -> Files.exists(folder.resolve(NAME)))
                    .map(folder -> UNITS + "/" + folder.getFileName() + "/" + NAME)
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Part read(Path project, String file) {
        try {
            return parse(file, Files.readString(project.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws BrokenPart if it isn't YAML, or isn't made of sections */
    static Part parse(String file, String yaml) {
        JsonNode tree;
        try {
            tree = Template.MAPPER.readTree(yaml);
        } catch (JacksonException e) {
            var place = e.getLocation();
            var line = place == null ? 1 : Math.max(1, place.getLineNr());
            throw new BrokenPart(file, line, "is no YAML: " + firstLine(e.getOriginalMessage()));
        }
        var lines = lines(yaml);
        if (!(tree instanceof ObjectNode root)) {
            throw new BrokenPart(file, 1, "has no sections: begin with Resources:");
        }
        for (var section : root.properties()) {
            if (section.getValue().isNull()) {
                var line = lines.getOrDefault("/" + section.getKey(), 1);
                throw new BrokenPart(
                        file, line, section.getKey() + " is empty: remove it, or indent what belongs to it");
            }
        }
        return new Part(file, root, lines);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private static Map<String, Integer> lines(String yaml) {
        var lines = new HashMap<String, Integer>();
        try (var parser = Template.MAPPER.createParser(yaml)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY) {
                    var pointer = parser.streamReadContext().pathAsPointer().toString();
                    lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
                }
            }
        }
        return lines;
    }
}
