package dev.milepost.lambda.tutorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.lambda.local.Debugger;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./milepost dev --debug}, as somebody has it who edits what is deployed. */
class DevIT {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String UNITS = "bootstrap-lambda/src/main/java/dev/milepost/lambda/";
    private static final String TASKS = UNITS + "tasks/unit.yaml";
    private static final String NOTES =
            "adapters-http/src/main/java/dev/milepost/adapters/http/task/NoteEndpoints.java";

    @TempDir
    private Path folder;

    private Path project;
    private Process dev;

    @BeforeEach
    void start() throws IOException {
        project = CopiedProject.makeLinked(Path.of("..").toRealPath(), folder.resolve("project"));
        Files.writeString(project.resolve(".env"), "# for me alone\nMILEPOST_PORT = 0\nMILEPOST_DATA=build/data\n");
        var command = new ProcessBuilder("bash", "milepost", "dev", "--debug")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        command.environment().keySet().removeIf(name -> name.startsWith("MILEPOST_"));
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        dev = command.start();
    }

    @AfterEach
    void stop() {
        dev.destroy();
        dev.onExit().join();
    }

    @Test
    void breakpointsHoldAndWhatIsWrongWithTheTemplateIsToldWithItsPlaceAndItsMend() throws Exception {
        var address = URI.create(printed("ready at (http://\\S+)"));
        assertThat(project.resolve("build/data/database")).isDirectory();
        var health = HttpRequest.newBuilder(address.resolve("/api/v1/health")).build();
        var client = HttpClient.newHttpClient();
        client.send(health, BodyHandlers.discarding());
        try (var debugger = Debugger.attach(printed("Listening for transport dt_socket at address: (\\d+)"))) {
            assertThat(debugger.stopsAt(
                            "dev.milepost.adapters.http.operations.OperationsEndpoints$HealthJson",
                            "<init>",
                            () -> client.sendAsync(health, BodyHandlers.discarding())))
                    .isEqualTo("OperationsEndpoints.java");
        }

        Files.writeString(project.resolve(NOTES), """
                package dev.milepost.adapters.http.task;

                import dev.milepost.adapters.http.catalogue.Endpoint;
                import java.util.List;

                public final class NoteEndpoints {
                    public List<Endpoint> endpoints() {
                        return List.of();
                    }
                }
                """);
        printed(Pattern.quote(NOTES) + ":\\d+: (no function serves NoteEndpoints: make it in endpoints)");
        Files.delete(project.resolve(NOTES));

        var line = edit("dynamodb:BatchGetItem, dynamodb:Query, dynamodb:PutItem", "dynamodb:PutItem");
        printed(TASKS + ":" + line + ": (TasksFunction may not do dynamodb:BatchGetItem on tasks, which \\S+ calls:"
                + " add it to what its unit.yaml lists under Policies)");

        line = edit("{Fn::Sub: \"${TasksTable.Arn}/index/*\"}", "\"arn:aws:dynamodb:::table/tasks\"");
        printed(TASKS + ":" + line + ": (.+ is of one partition: .+; write .\\{AWS::Partition})");

        var migration = project.resolve("adapters-local/src/main/resources/db/migration/V9999__edited.sql");
        Files.writeString(migration, "create table edited (id int);\ncreate tabel more (id int);\n");
        printed("The change can't be served: .*(V9999__edited.sql.*syntax error at or near \"tabel\".*Line : 2)");
        var before = timesServed();
        Files.writeString(migration, "create table edited (id int);\n");
        await().atMost(LONGEST).until(() -> timesServed() > before);
        Files.writeString(migration, "create table edited (id bigint);\n");
        printed("The change can't be served: .*(V9999__edited.sql was changed after it was applied.*delete "
                + Pattern.quote(project.resolve("build/data").toString()) + ")");
        assertThat(client.send(health, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private long timesServed() throws IOException {
        return Files.readAllLines(folder.resolve("out")).stream()
                .filter(line -> line.startsWith("Serving the change"))
                .count();
    }

    /** Waits until the command has said it. @return the group of it */
    private String printed(String what) {
        var pattern = Pattern.compile(what);
        return await().atMost(LONGEST)
                .until(
                        () -> {
                            var found = pattern.matcher(Files.readString(folder.resolve("out")));
                            return found.find() ? found.group(1) : "";
                        },
                        said -> !said.isEmpty());
    }

    /** Saves the part of the tasks with one text instead of another. @return the line of it */
    private long edit(String text, String by) throws IOException {
        var before = Files.readString(project.resolve(TASKS));
        assertThat(before).contains(text);
        Files.writeString(project.resolve(TASKS), before.replace(text, by));
        return before.substring(0, before.indexOf(text)).lines().count();
    }
}
