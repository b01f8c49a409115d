package dev.milepost.server.dev;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks the parts of the deployment's template as packaging does, in a process of its own: nothing of AWS is on a server's class path.
 * One check runs at a time.
 */
final class TemplateCheck {
    private static final String ENTRY = "dev.milepost.lambda.packaging.SourceCheck";
    private static final String UNITS = "dev/milepost/units/";
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** What a terminal and a page can show. */
    private static final int MOST_LINES = 50;

    private final Path project;

    TemplateCheck(Path project) {
        this.project = project;
    }

    /**
     * A line each: {@code file:line: what is wrong: what mends it}. None where the functions have never been built.
     *
     * @param classes with those of the business units in folders of their own, which what was built doesn't have
     */
    synchronized List<String> problems(Classes classes) {
        var built = project.resolve("bootstrap-lambda/target");
        var libraries = built.resolve("packaging.classpath");
        if (!Files.exists(libraries)) {
            return List.of();
        }
        try {
            var units = project.resolve("build/dev/units");
            classes.write(UNITS, units);
            var places =
                    Stream.concat(Stream.of(built.resolve("classes"), units), new SourceTree(project).unitResources());
            return run(places.map(Path::toString).collect(Collectors.joining(File.pathSeparator))
                    + File.pathSeparator
                    + Files.readString(libraries).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private List<String> run(String classPath) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var output = Files.createTempFile("milepost-template", ".txt");
        var process = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        ENTRY,
                        project.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                return List.of("the template couldn't be checked within " + LONGEST.toSeconds() + " s");
            }
            // Whoever is well says nothing that matters here, such as a warning of the JVM.
            return process.exitValue() == 0 ? List.of() : lines(output);
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(output);
        }
    }

    private static List<String> lines(Path output) throws IOException {
        try (var lines = Files.lines(output, StandardCharsets.UTF_8)) {
            return lines.filter(line -> !line.isBlank()).limit(MOST_LINES).toList();
        }
    }
}
