package dev.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.server.bench.PackagedServer;
import dev.milepost.server.bench.ProjectCopy;
import dev.milepost.testing.SharedData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The packaged program, as the script runs it. */
class CommandLineIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    @Test
    void helpListsEverySetting() throws Exception {
        var result = run("--help");
        assertThat(result.exitCode()).isZero();
        for (var setting : Setting.values()) {
            assertThat(result.output()).contains(setting.variable()).contains(setting.description());
        }
    }

    @Test
    void wrongUseIsOneLineAndExitCodeTwo() throws Exception {
        for (var arguments : List.of(
                List.of("swerve"),
                List.of("serve", "--prot", "80"),
                List.of("serve", "--port", "eighty"),
                List.of("read-receipt"),
                List.of("read-receipt", folder.resolve("missing.jpg").toString()),
                List.of("bench", "nothing"),
                List.of("replay", "a.gpx"),
                List.of("replay", "a.gpx", "b.gpx"))) {
            var result = run(arguments.toArray(String[]::new));
            assertThat(result.exitCode()).as(arguments.toString()).isEqualTo(2);
            assertThat(result.output().lines()).as(result.output()).hasSize(1);
            assertThat(result.output()).startsWith("milepost: ");
        }
    }

    @Test
    void aPortInUseAndAFolderThatIsNoneAreOneLineAndExitCodeOne() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var result = run("serve", "--port", String.valueOf(taken.getLocalPort()), "--data", folder.toString());
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.output()).contains("Port " + taken.getLocalPort());
        }
        var file = Files.writeString(folder.resolve("file"), "not a folder");
        var result = run("serve", "--port", "0", "--data", file.resolve("data").toString());
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output().lines()).as(result.output()).hasSize(1);
        assertThat(result.output()).contains("not writable");
    }

    @Test
    void devThatCannotBeginIsALineAndExitCodeOneAndLeavesNoDatabaseRunning() throws Exception {
        var data = folder.resolve("data");
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var result = dev("--port", String.valueOf(taken.getLocalPort()), "--data", data.toString());
            assertThat(result.output().lines()).as(result.output()).hasSize(1);
            assertThat(result.output()).startsWith("milepost: Port " + taken.getLocalPort());
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(data).doesNotExist();
        }
        var nobody = "jdbc:postgresql://127.0.0.1:1/nobody";
        var result = dev("--port", "0", "--data", data.toString(), "--database", nobody);
        assertThat(result.output().lines())
                .anyMatch(line -> line.startsWith("milepost: The database can't be reached"));
        assertThat(result.exitCode()).isEqualTo(1);
    }

    private Result dev(String... arguments) throws IOException, InterruptedException {
        try (var copy = ProjectCopy.of(
                Path.of("").toAbsolutePath().getParent(), Files.createTempDirectory(folder, "project"))) {
            var command = new ArrayList<>(PackagedServer.program("dev"));
            command.add(1, "-Dmilepost.project=" + copy.folder());
            command.addAll(List.of(arguments));
            return run(command);
        }
    }

    @Test
    void replayTellsGoodDaysFromABadOne() throws Exception {
        var route = SharedData.path("tracks/geolife/004_20081027190939.plt").toString();
        var result = run(
                "replay",
                route,
                SharedData.path("tracks/geolife/004_20081026184627.plt").toString(),
                SharedData.path("tracks/geolife/005_20081029184230.plt").toString(),
                SharedData.path("tracks/geolife/004_20081025182432.plt").toString());
        assertThat(result.exitCode()).as(result.output()).isZero();
        var lines = result.output().lines().map(JSON::readTree).toList();
        assertThat(lines).hasSize(3);
        for (var good : lines.subList(0, 2)) {
            assertThat(good.path("fraction").asDouble()).isGreaterThanOrEqualTo(0.97);
            assertThat(good.path("offRouteEpisodes")).isEmpty();
            assertThat(good.path("completed").asBoolean()).isTrue();
        }
        assertThat(lines.get(2).path("offRouteEpisodes").size()).isLessThanOrEqualTo(1);
    }

    @Test
    void readReceiptAnswersALineForEachFileInOrderWhateverItIs() throws Exception {
        var sample = Path.of("..", "docs", "sample", "receipt.png").toString();
        var text = Files.writeString(folder.resolve("text.jpg"), "not an image").toString();
        var empty = Files.createFile(folder.resolve("empty.png")).toString();
        var result = run("read-receipt", sample, text, empty);
        assertThat(result.exitCode()).as(result.output()).isZero();
        // Where no Chinese can be read, the error stream says so.
        var lines = result.output()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(JSON::readTree)
                .toList();
        assertThat(lines).extracting(line -> line.path("file").asString()).containsExactly(sample, text, empty);
        assertThat(lines.get(0).path("total").path("amount").asString()).isEqualTo("73.15");
        assertThat(lines.get(0).path("total").path("currency").asString()).isEqualTo("CNY");
        assertThat(lines.get(1).path("total").isNull()).isTrue();
        assertThat(lines.get(2).path("total").isNull()).isTrue();
    }

    /** In a project that is built: its sources are older than its jar. */
    @Test
    void theScriptLeadsToABenchmarkOfTheServer() throws Exception {
        var project = Files.createDirectories(folder.resolve("project"));
        var module = Path.of("").toAbsolutePath();
        Files.createSymbolicLink(project.resolve(module.getFileName()), module);
        Files.createFile(Files.createDirectories(project.resolve("bootstrap-lambda/target"))
                .resolve("packaging.classpath"));
        var script = Files.copy(module.resolveSibling("milepost"), project.resolve("milepost"));
        for (var file : List.of(Files.createFile(project.resolve("pom.xml")), script)) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        }

        var result = run(List.of(
                "bash",
                script.toString(),
                "bench",
                "receipts",
                folder.resolve("nowhere").toString()));

        assertThat(result.output()).startsWith("milepost: there is no " + folder.resolve("nowhere"));
        assertThat(result.exitCode()).isEqualTo(2);
    }

    private record Result(int exitCode, String output) {}

    private Result run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(PackagedServer.program(arguments[0]));
        command.addAll(List.of(arguments).subList(1, arguments.length));
        return run(command);
    }

    private Result run(List<String> command) throws IOException, InterruptedException {
        var output = folder.resolve("output.txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MILEPOST_"));
        var process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it didn't end: " + Files.readString(output));
        }
        return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}
