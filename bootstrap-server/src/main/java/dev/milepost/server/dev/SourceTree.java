package dev.milepost.server.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sources of the modules that make up the local server. */
record SourceTree(Path project) {
    /** In the order in which they build on one another. */
    static final List<String> MODULES =
            List.of("domain", "application", "adapters-http", "adapters-local", "bootstrap-server");

    private static final String PAGES = "adapters-http/src/main/resources/dev/milepost/adapters/http/pages";
    private static final String DEPLOYMENT = "bootstrap-lambda/src/main/java";
    private static final String UNITS = "units";

    /**
     * What there was at one moment: for each file a number that changes with it.
     *
     * @param java sources
     * @param pages what browsers load
     * @param deployment what the template is made of, which endpoints there are, and what units in folders of their own call
     * @param others resources that a server reads at its start, such as migrations, and the file of settings
     */
    record Snapshot(Map<Path, Long> java, Map<Path, Long> pages, Map<Path, Long> deployment, Map<Path, Long> others) {}

    /** Where the files of the web pages are edited. */
    Path pages() {
        return project.resolve(PAGES);
    }

    List<Path> resourceFolders() {
        return modules()
                .map(module -> module.resolve("src/main/resources"))
                .filter(Files::isDirectory)
                .toList();
    }

    /** Of the business units in folders of their own, where they are named. */
    Stream<Path> unitResources() {
        return units().stream().map(unit -> unit.resolve("src/main/resources"));
    }

    /** Where Maven has put the classes of each module. */
    List<Path> builtClasses() {
        return modules().map(module -> module.resolve("target/classes")).toList();
    }

    /** The source of a class such as {@code dev/milepost/domain/money/Money$1}, whether it exists or not, by the module that has it. */
    Stream<Path> sourcesOf(String className) {
        var outermost = className.replaceFirst("\\$.*", "");
        return modules()
                .map(module -> module.resolve("src/main/java/" + outermost + ".java"))
                .filter(Files::exists);
    }

    /** Where logging is configured. */
    Path loggingFolder() {
        return project.resolve("bootstrap-server/src/main/resources");
    }

    /** The Java sources that were changed after a time. */
    Set<Path> newerThan(FileTime time) {
        return snapshot().java().keySet().stream()
                .filter(path -> modified(path).compareTo(time) > 0)
                .collect(Collectors.toSet());
    }

    private static FileTime modified(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Snapshot snapshot() {
        var java = new HashMap<Path, Long>();
        var pages = new HashMap<Path, Long>();
        var deployment = new HashMap<Path, Long>();
        var others = new HashMap<Path, Long>();
        modules().map(module -> module.resolve("src/main/java")).forEach(folder -> addAll(folder, java));
        resourceFolders().forEach(folder -> addAll(folder, others));
        others.keySet().stream()
                .filter(path -> path.startsWith(pages()))
                .toList()
                .forEach(path -> pages.put(path, others.remove(path)));
        addAll(SettingsFile.of(project).path(), others);
        addAll(project.resolve(DEPLOYMENT), deployment);
        units().forEach(unit -> {
            addAll(unit.resolve("unit.yaml"), deployment);
            addAll(unit.resolve("src/main/java"), deployment);
        });
        java.forEach((path, state) -> {
            if (path.toString().endsWith("Endpoints.java")) {
                deployment.put(path, state);
            }
        });
        return new Snapshot(java, pages, deployment, others);
    }

    /** Those of the server, and the business units in folders of their own, which come and go. */
    private Stream<Path> modules() {
        return Stream.concat(MODULES.stream().map(project::resolve), units().stream());
    }

    private List<Path> units() {
        var folder = project.resolve(UNITS);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var units = Files.list(folder)) {
            return units.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addAll(Path start, Map<Path, Long> files) {
        if (!Files.exists(start)) {
            return;
        }
        try {
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    // Editors leave files of their own for a moment: hidden ones, or with a tilde.
                    var name = file.getFileName().toString();
                    if (file.equals(start) || !name.startsWith(".") && !name.endsWith("~")) {
                        files.put(file, attributes.lastModifiedTime().toMillis() * 31 + attributes.size());
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path gone, IOException failed) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
