package dev.milepost.server.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settings as {@code NAME=value} lines in a file beside the project; need not be there. */
public record SettingsFile(Path path) {
    /** Of a project. */
    public static SettingsFile of(Path project) {
        return new SettingsFile(project.resolve(".env"));
    }

    /** The file's lines, as they are now, and variables of the environment, which go before them. */
    public Map<String, String> under(Map<String, String> environment) {
        var all = new HashMap<String, String>();
        if (Files.exists(path)) {
            try (var lines = Files.lines(path)) {
                lines.map(String::strip)
                        .filter(line -> !line.startsWith("#") && line.contains("="))
                        .map(line -> line.split("=", 2))
                        .forEach(pair -> all.put(pair[0].strip(), pair[1].strip()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        all.putAll(environment);
        return all;
    }
}
