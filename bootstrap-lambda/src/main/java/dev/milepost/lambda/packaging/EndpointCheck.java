package dev.milepost.lambda.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whatever endpoints there are, a unit serves them: those that only the server has would be missed on AWS. Reads sources, compiled or not. */
record EndpointCheck(Path project) {
    private static final String ENDPOINTS = "adapters-http/src/main/java";
    private static final String UNITS = "bootstrap-lambda/src/main/java";
    private static final String ENDING = "Endpoints.java";
    private static final String DECLARATION = "List<Endpoint> endpoints(";

    List<String> problems() {
        var units = javaFiles(UNITS).map(EndpointCheck::read).toList();
        return javaFiles(ENDPOINTS)
                .filter(file -> file.toString().endsWith(ENDING))
                .filter(file -> read(file).contains(DECLARATION))
                .filter(file -> units.stream().noneMatch(unit -> unit.contains("new " + name(file) + "(")))
                .map(file -> project.relativize(file) + ":" + line(file) + ": no function serves " + name(file)
                        + ": make it in endpoints(Ports) of a unit, as " + UNITS
                        + "/dev/milepost/lambda/tasks/Tasks.java does")
                .toList();
    }

    private Stream<Path> javaFiles(String folder) {
        try (var files = Files.walk(project.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - ".java".length());
    }

    private static int line(Path file) {
        var lines = read(file).lines().toList();
        return 1
                + IntStream.range(0, lines.size())
                        .filter(i -> lines.get(i).contains(DECLARATION))
                        .findFirst()
                        .orElse(0);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
