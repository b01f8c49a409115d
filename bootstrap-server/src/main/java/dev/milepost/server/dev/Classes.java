package dev.milepost.server.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The classes of one server, never changed: class files by name, with slashes. */
record Classes(Map<String, byte[]> files) {
    private static final String ENDING = ".class";

    Classes {
        files = Map.copyOf(files);
    }

    /** What Maven has built, as far as its source is still there. */
    static Classes built(SourceTree sources) {
        var files = new HashMap<String, byte[]>();
        sources.builtClasses()
                .forEach(folder -> forEach(folder, (name, file) -> {
                    if (name.endsWith("package-info")
                            || sources.sourcesOf(name).findAny().isPresent()) {
                        files.put(name, bytes(file));
                    }
                }));
        return new Classes(files);
    }

    /** These without all that comes from some sources, and with what was compiled of them. */
    Classes with(Set<String> outermostClasses, Map<String, byte[]> compiled) {
        var all = new HashMap<>(files);
        all.keySet().removeIf(name -> outermostClasses.contains(outermost(name)));
        all.putAll(compiled);
        return new Classes(all);
    }

    /** Those that others don't have as they are here. */
    Classes unlike(Classes others) {
        var different = new HashMap<>(files);
        different.keySet().removeIf(name -> files.get(name) == others.files.get(name));
        return new Classes(different);
    }

    /** The shape of each of these outermost classes and of what is nested in them. */
    Map<String, ClassShape> shapes(Set<String> outermostClasses) {
        return files.entrySet().stream()
                .filter(file -> outermostClasses.contains(outermost(file.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, file -> ClassShape.of(file.getValue())));
    }

    /** The outermost classes that have to be compiled again when others have changed: whoever names those or a subtype of theirs. */
    Set<String> dependents(Set<String> changed) {
        var headers = new HashMap<String, ClassHeader>();
        files.forEach((name, file) -> headers.put(name, ClassHeader.read(file)));
        var touched = subtypes(changed, headers);
        var dependents = new HashSet<String>();
        headers.forEach((name, header) -> {
            if (header.mentions().stream().anyMatch(touched::contains)) {
                dependents.add(outermost(name));
            }
        });
        return dependents;
    }

    private static Set<String> subtypes(Set<String> types, Map<String, ClassHeader> headers) {
        var all = new HashSet<>(types);
        for (var before = 0; before < all.size(); ) {
            before = all.size();
            headers.forEach((name, header) -> {
                if (header.supertypes().stream().anyMatch(all::contains)) {
                    all.add(name);
                }
            });
        }
        return all;
    }

    static String outermost(String name) {
        var nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    /** Writes those whose names begin so, in place of what was in the folder. */
    void write(String prefix, Path folder) {
        forEach(folder, (name, file) -> file.toFile().delete());
        files.forEach((name, bytes) -> {
            if (name.startsWith(prefix)) {
                write(folder.resolve(name + ENDING), bytes);
            }
        });
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forEach(Path folder, BiConsumer<String, Path> file) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            all.filter(path -> path.toString().endsWith(ENDING)).forEach(path -> {
                var name = folder.relativize(path).toString().replace('\\', '/');
                file.accept(name.substring(0, name.length() - ENDING.length()), path);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
