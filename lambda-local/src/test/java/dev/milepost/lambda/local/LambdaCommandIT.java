package dev.milepost.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.HttpTransport;
import dev.milepost.adapters.http.testing.Organisation;
import dev.milepost.lambda.local.tiny.TinyPackage;
import dev.milepost.lambda.packaging.TestPackage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./milepost lambda} as a person has it: a program in a process of its own. */
class LambdaCommandIT {
    private static final Pattern READY = Pattern.compile("ready at (http://\\S+)");
    private static final Pattern PASSWORD = Pattern.compile("with the password (\\S+),");
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /** Of Tesseract there is a layer for Lambda's own system alone. */
    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void workIsDoneAReceiptIsReadAndNothingIsLeftBehind(@TempDir Path folder) throws Exception {
        var out = folder.resolve("out");
        var process = start(folder, out, "--port", "0");
        try {
            var address =
                    URI.create(await().atMost(LONGEST).until(() -> printed(READY, out), found -> !found.isEmpty()));
            var password = await().atMost(LONGEST).until(() -> printed(PASSWORD, out), found -> !found.isEmpty());
            var anyone = ApiClient.of(new HttpTransport(address));

            var admin = anyone.signedIn("admin@example.com", password);
            var people = new Organisation(anyone, admin, InstantSource.system());
            work(people);
            var functions = process.descendants().toList();
            process.destroy();

            assertThat(process.waitFor()).isZero();
            assertThat(functions).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void work(Organisation people) throws IOException {
        var task = people.startedTask();
        people.boris.post("/tasks/" + task + "/claim").expectProblem(409, "task-already-claimed");
        var receipt = people.anna
                .with("Content-Type", "image/png")
                .send(
                        "POST",
                        "/tasks/" + task + "/receipts",
                        Files.readAllBytes(Path.of("..", "docs", "sample", "receipt.png")))
                .expect(201)
                .field("id");
        var read = await().atMost(LONGEST)
                .until(
                        () -> people.anna
                                .get("/receipts/" + receipt)
                                .expect(200)
                                .json(),
                        json -> !json.path("status").asString("").equals("READING"));
        assertThat(read.path("status").asString()).isEqualTo("READ");
        assertThat(read.toString()).contains("\"total\"");
    }

    @Test
    void aFunctionStaysWarmUnlessTheCommandIsToldThatEachRequestBeCold(@TempDir Path folder) throws Exception {
        var tiny = new TinyPackage(folder.resolve("package")).folder().toString();

        assertThat(processesOfThreeRequests(folder, "--package", tiny)).hasSize(1);
        assertThat(processesOfThreeRequests(folder, "--package", tiny, "--cold"))
                .hasSize(3);
    }

    /** @return what each said of itself, once */
    private static Set<String> processesOfThreeRequests(Path folder, String... arguments) throws Exception {
        var out = Files.createTempFile(folder, "out", "");
        var process = start(
                folder,
                out,
                Stream.concat(Stream.of("--port", "0"), Stream.of(arguments)).toArray(String[]::new));
        try (var client = HttpClient.newHttpClient()) {
            var address = await().atMost(LONGEST).until(() -> printed(READY, out), found -> !found.isEmpty());
            var request = HttpRequest.newBuilder(URI.create(address + "/which-process"))
                    .build();
            var answers = new HashSet<String>();
            for (var i = 0; i < 3; i++) {
                answers.add(client.send(request, BodyHandlers.ofString()).body());
            }
            assertThat(answers).allMatch(answer -> answer.startsWith("{\"pid\""));
            return answers;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static Process start(Path folder, Path out, String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dsqlite4java.library.path=" + System.getProperty("sqlite4java.library.path"),
                "-Daws.region=us-east-1",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                LambdaCommand.class.getName(),
                "--package",
                TestPackage.folder().toString(),
                "--data",
                folder.resolve("data").toString()));
        command.addAll(List.of(more));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MILEPOST_"));
        return builder.start();
    }

    /** What it has said, as far as it has. */
    private static String printed(Pattern pattern, Path out) throws IOException {
        var found = pattern.matcher(Files.readString(out));
        return found.find() ? found.group(1) : "";
    }

    @Test
    void wrongUseIsALineAndEndsWith2(@TempDir Path folder) throws Exception {
        var out = folder.resolve("out");

        assertThat(start(folder, out, "--prot", "1").waitFor()).isEqualTo(2);

        assertThat(Files.readAllLines(out)).anyMatch(line -> line.startsWith("milepost: unknown argument --prot"));
    }

    @Test
    void aPackageWithoutATemplateIsALineAndEndsWith1(@TempDir Path folder) throws Exception {
        var out = folder.resolve("out");
        var empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(start(folder, out, "--port", "0", "--package", empty.toString())
                        .waitFor())
                .isEqualTo(1);

        assertThat(Files.readAllLines(out)).anyMatch(line -> line.contains("./milepost package makes it"));
    }
}
