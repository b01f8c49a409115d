package dev.milepost.server.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The classes of one server, never changed while it runs: a later one has a folder of its own. Names are as in class files, with slashes. */
record ClassFolder(Path path) {
    private static final String ENDING = ".class";

    /** Of what Maven has built, as far as its source is still there. */
    static ClassFolder seed(Path path, SourceTree sources) {
        var folder = new ClassFolder(path);
        folder.make();
        for (var built : sources.builtClasses()) {
            new ClassFolder(built)
                    .names()
                    .filter(name -> name.endsWith("package-info")
                            || sources.sourcesOf(name).findAny().isPresent())
                    .forEach(name -> folder.take(name, new ClassFolder(built)));
        }
        return folder;
    }

    /** A copy that shares files with this, without what comes from some sources. */
    ClassFolder copyWithout(Path path, Set<String> outermostClasses) {
        var copy = new ClassFolder(path);
        copy.make();
        names().filter(name -> !outermostClasses.contains(outermost(name))).forEach(name -> copy.share(name, this));
        return copy;
    }

    /** Every class of these outermost ones and what is nested in them. */
    List<String> within(Set<String> outermostClasses) {
        return names().filter(name -> outermostClasses.contains(outermost(name)))
                .toList();
    }

    /** The outermost classes that have to be compiled again when others have changed: whoever names those or a subtype of theirs. */
    Set<String> dependents(Set<String> changed) {
        var headers = new HashMap<String, ClassHeader>();
        names().forEach(name -> headers.put(name, ClassHeader.read(bytes(name))));
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

    void delete() {
        if (Files.exists(path)) {
            try (var all = Files.walk(path)) {
                all.sorted(Comparator.reverseOrder()).forEach(ClassFolder::deleteFile);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void make() {
        delete();
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<String> names() {
        if (!Files.exists(path)) {
            return Stream.of();
        }
        try (var all = Files.walk(path)) {
            return all
                    .filter(file -> file.toString().endsWith(ENDING))
                    .map(file -> path.relativize(file).toString())
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return path.resolve(name + ENDING);
    }

    private byte[] bytes(String name) {
        try {
            return Files.readAllBytes(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void share(String name, ClassFolder from) {
        try {
            Files.createDirectories(file(name).getParent());
            Files.createLink(file(name), from.file(name));
        } catch (UnsupportedOperationException noLinksHere) {
            take(name, from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(String name, ClassFolder from) {
        try {
            Files.createDirectories(file(name).getParent());
            Files.copy(from.file(name), file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
