package dev.milepost.server.dev;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles what a change touches: the sources that changed, then whoever names a class of theirs that others now see differently, and so
 * on until nothing more looks different. Not thread-safe.
 */
final class IncrementalCompiler {
    private static final List<String> OPTIONS =
            List.of("--release", "21", "-parameters", "-g", "-proc:none", "-nowarn");
    private static final String SOURCES = "src/main/java/";

    private final JavaCompiler compiler = Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
            .orElseThrow(() -> new IllegalStateException("this Java has no compiler: a JDK is needed"));
    /** One for all: it keeps the directories of the libraries' jars. */
    private final StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ENGLISH, null);

    private final SourceTree sources;
    private final Classes built;
    private Classes current;

    /** @param libraries jars of others */
    IncrementalCompiler(SourceTree sources, List<Path> libraries) {
        this.sources = sources;
        this.built = Classes.built(sources);
        this.current = built;
        try {
            manager.setLocationFromPaths(StandardLocation.CLASS_PATH, libraries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came of it: new classes, or what is wrong. */
    sealed interface Outcome {
        /** @param compiled how many sources */
        record Compiled(Classes classes, int compiled) implements Outcome {}

        record Failed(List<Fault> faults) implements Outcome {}
    }

    /** Something that the compiler complains of. @param line and @param column from 1 */
    record Fault(Path file, long line, long column, String message) {}

    /** The classes as they were last without fault. */
    Classes current() {
        return current;
    }

    /** Those of the current classes that Maven hasn't built so. */
    Classes compiled() {
        return current.unlike(built);
    }

    /** @param changed sources that are new or different, or gone */
    Outcome compile(Set<Path> changed) {
        var touched = changed.stream().map(this::className).collect(Collectors.toCollection(HashSet::new));
        while (true) {
            var files = sourcesOf(touched);
            var written = new CompilerFiles(manager, current.with(touched, Map.of()));
            var faults = javac(files, written);
            if (!faults.isEmpty()) {
                return new Outcome.Failed(faults);
            }
            var next = current.with(touched, written.written());
            var further = whoeverSeesADifference(current.shapes(touched), next.shapes(touched));
            if (touched.containsAll(further)) {
                current = next;
                return new Outcome.Compiled(next, files.size());
            }
            touched.addAll(further);
        }
    }

    /** Compiles something for nothing: the first time takes many times as long. */
    void warmUp() {
        sources.snapshot().java().keySet().stream()
                .sorted()
                .findFirst()
                .map(this::className)
                .map(Set::of)
                .ifPresent(any -> javac(sourcesOf(any), new CompilerFiles(manager, current.with(any, Map.of()))));
    }

    private List<Path> sourcesOf(Set<String> classes) {
        return classes.stream().flatMap(sources::sourcesOf).toList();
    }

    private Set<String> whoeverSeesADifference(Map<String, ClassShape> before, Map<String, ClassShape> after) {
        var different = Stream.concat(before.keySet().stream(), after.keySet().stream())
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .collect(Collectors.toSet());
        // Constants live on in whoever was compiled with them, without a mention.
        var left = after.values().stream()
                .flatMap(shape -> shape.constants().stream())
                .collect(Collectors.toSet());
        if (before.values().stream().anyMatch(shape -> !left.containsAll(shape.constants()))) {
            return sources.snapshot().java().keySet().stream()
                    .map(this::className)
                    .collect(Collectors.toSet());
        }
        return different.isEmpty() ? Set.of() : current.dependents(different);
    }

    private List<Fault> javac(Collection<Path> files, CompilerFiles around) {
        if (files.isEmpty()) {
            return List.of();
        }
        var complaints = new DiagnosticCollector<JavaFileObject>();
        compiler.getTask(null, around, complaints, OPTIONS, null, manager.getJavaFileObjectsFromPaths(files))
                .call();
        return complaints.getDiagnostics().stream()
                .filter(complaint -> complaint.getKind() == Diagnostic.Kind.ERROR)
                .map(IncrementalCompiler::fault)
                .toList();
    }

    private static Fault fault(Diagnostic<? extends JavaFileObject> complaint) {
        var file = Optional.ofNullable(complaint.getSource())
                .map(source -> Path.of(source.toUri()))
                .orElse(Path.of(""));
        return new Fault(
                file, complaint.getLineNumber(), complaint.getColumnNumber(), complaint.getMessage(Locale.ENGLISH));
    }

    private String className(Path source) {
        var path = sources.project().relativize(source).toString().replace(File.separatorChar, '/');
        var name = path.substring(path.indexOf(SOURCES) + SOURCES.length());
        return name.substring(0, name.length() - ".java".length());
    }
}
