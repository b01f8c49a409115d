package dev.milepost.server.bench;

import dev.milepost.server.WrongUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A copy of the project's sources to edit.
 *
 * @param links to what Maven has built of the originals
 */
public record ProjectCopy(Path folder, List<Path> links) implements AutoCloseable {
    private static final List<String> MODULES =
            List.of("domain", "application", "adapters-http", "adapters-local", "bootstrap-server");

    /** What a project's folder holds beside its sources; so do folders of data. */
    private static final Set<String> NO_SOURCES = Set.of(".git", "build", "target");

    /** The project in which somebody has called {@code ./milepost}. @throws WrongUse if it was started in another way */
    static Path original(String bench) {
        return Optional.ofNullable(System.getProperty("milepost.project"))
                .map(Path::of)
                .orElseThrow(() -> new WrongUse("bench " + bench + " needs the sources: start it by ./milepost"));
    }

    /** Copies everything that is needed to build the project, and nothing that was built. */
    static ProjectCopy unbuilt(Path project, Path folder) {
        copy(project, folder, ProjectCopy::isSource);
        return new ProjectCopy(folder, List.of());
    }

    private static boolean isSource(Path inProject) {
        for (var name : inProject) {
            if (NO_SOURCES.contains(name.toString())) {
                return false;
            }
        }
        return !inProject.getName(0).toString().startsWith("data");
    }

    /** Copies the sources of the local server, and links what was built. */
    public static ProjectCopy of(Path project, Path folder) {
        var links = new ArrayList<Path>();
        for (var module : MODULES) {
            copy(
                    project.resolve(module).resolve("src/main"),
                    folder.resolve(module).resolve("src/main"),
                    path -> true);
            var link = folder.resolve(module).resolve("target");
            link(project.resolve(module).resolve("target"), link);
            links.add(link);
        }
        return new ProjectCopy(folder, links);
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
        for (var link : links) {
            try {
                Files.delete(link);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void copy(Path from, Path to, Predicate<Path> wanted) {
        try (var all = Files.walk(from)) {
            for (var path : all.filter(Files::isRegularFile)
                    .filter(path -> wanted.test(from.relativize(path)))
                    .toList()) {
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
