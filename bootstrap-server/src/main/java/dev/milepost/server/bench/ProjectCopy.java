package dev.milepost.server.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A copy of the project's sources to edit, beside what Maven has built of the originals. */
public record ProjectCopy(Path folder) implements AutoCloseable {
    private static final List<String> MODULES =
            List.of("domain", "application", "adapters-http", "adapters-local", "bootstrap-server");

    /** Copies the sources of the local server, and links what was built. */
    public static ProjectCopy of(Path project, Path folder) {
        for (var module : MODULES) {
            copy(
                    project.resolve(module).resolve("src/main"),
                    folder.resolve(module).resolve("src/main"));
            link(
                    project.resolve(module).resolve("target"),
                    folder.resolve(module).resolve("target"));
        }
        return new ProjectCopy(folder);
    }

    /** A file of the copy. @param path from the project's folder */
    public Path file(String path) {
        return folder.resolve(path);
    }

    /** Saves a file with one text in place of another. @throws IllegalStateException if it doesn't have the other */
    public void replace(String path, String text, String by) {
        try {
            var before = Files.readString(file(path));
            if (!before.contains(text)) {
                throw new IllegalStateException(path + " doesn't have " + text);
            }
            Files.writeString(file(path), before.replace(text, by));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the links away, so that nobody deletes what they lead to. */
    @Override
    public void close() {
        for (var module : MODULES) {
            try {
                Files.delete(folder.resolve(module).resolve("target"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void copy(Path from, Path to) {
        try (var all = Files.walk(from)) {
            for (var path : all.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                // With its time: what is newer than what was built counts as changed.
                Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path from, Path to) {
        try {
            Files.createSymbolicLink(to, from.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
