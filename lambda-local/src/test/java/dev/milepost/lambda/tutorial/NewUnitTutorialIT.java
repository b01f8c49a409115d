package dev.milepost.lambda.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/new-unit.md}, to the letter, in a copy of the project. */
class NewUnitTutorialIT {
    private static final String NOTICES =
            "units/notices/src/%s/java/dev/milepost/units/notices/core/FindNotices%s.java";

    @TempDir
    private Path folder;

    @Test
    void worksAsPrinted() throws Exception {
        var original = Path.of("..").toRealPath();
        var tutorial = Tutorial.read(original.resolve("docs/new-unit.md"));
        var project =
                CopiedProject.makeOffline(original, folder.resolve("project").toAbsolutePath());

        run(tutorial.block("sh", 1), project);
        Files.writeString(project.resolve(NOTICES.formatted("test", "Test")), tutorial.block("java", 1));
        replaceEnd(project.resolve(NOTICES.formatted("main", "")), "    /** The rule", tutorial.block("java", 2));
        assertThat(run(tutorial.block("sh", 2), project)).contains("The tests of notices pass");
        assertThat(project.resolve("units/notices/target/surefire-reports")).isDirectory();

        assertThat(run(tutorial.block("sh", 3), project, "PORT=" + Tutorial.freePort()))
                .contains("{\"items\":[]}");

        assertThat(run(tutorial.block("sh", 4), project)).contains("NoticesFunction.zip", "/api/v1/notices");
        assertThat(entries(project.resolve("build/package/functions/NoticesFunction.zip")))
                .contains("dev/milepost/units/notices/core/FindNotices.class")
                .allMatch(name -> name.startsWith("dev/milepost/units/notices/") || name.startsWith("META-INF/"));
        assertThat(answerOfTheFunction(project.resolve("build/package")))
                .contains("\"statusCode\":401")
                .contains("unauthenticated");

        run(tutorial.block("sh", 5), project);
        assertThat(project.resolve("units/notices")).doesNotExist();
        assertThat(project.resolve("pom.xml")).hasSameTextualContentAs(original.resolve("pom.xml"));
    }

    /** The handler as Lambda makes it, of its archive and the layers, asked by nobody in particular. */
    private String answerOfTheFunction(Path packed) throws IOException, InterruptedException {
        var call = folder.resolve("Call.java");
        Files.writeString(call, """
                import dev.milepost.lambda.UnitFunction;
                import java.io.ByteArrayInputStream;
                import java.io.ByteArrayOutputStream;
                import java.lang.reflect.Proxy;

                class Call {
                    public static void main(String[] none) throws Exception {
                        var event = "{\\"version\\": \\"2.0\\", \\"rawPath\\": \\"/api/v1/notices\\", \\"rawQueryString\\": \\"\\", \\"headers\\": {},"
                                + "\\"requestContext\\": {\\"stage\\": \\"$default\\", \\"http\\": {\\"method\\": \\"GET\\", \\"sourceIp\\": \\"127.0.0.1\\"}}, \\"isBase64Encoded\\": false}";
                        var context = (com.amazonaws.services.lambda.runtime.Context) Proxy.newProxyInstance(
                                Call.class.getClassLoader(),
                                new Class<?>[] {com.amazonaws.services.lambda.runtime.Context.class},
                                (proxy, method, arguments) -> "call-1");
                        var answer = new ByteArrayOutputStream();
                        new UnitFunction().handleRequest(new ByteArrayInputStream(event.getBytes()), answer, context);
                        System.out.println(answer);
                    }
                }
                """);
        var layers = folder.resolve("layers");
        var commands = """
                mkdir layers && cd layers
                for layer in %1$s/layers/core.zip %1$s/layers/libraries.zip; do "$JAVA_HOME/bin/jar" xf $layer; done
                "$JAVA_HOME/bin/java" -cp "%1$s/functions/NoticesFunction.zip:java/lib/*" %2$s
                """.formatted(packed, call);
        var environment = new ArrayList<String>();
        for (var name : List.of(
                "ENVIRONMENT", "BUCKET", "READING_QUEUE_URL", "POSITIONS_QUEUE_URL", "PARAMETERS", "PUBLIC_ADDRESS")) {
            environment.add("MILEPOST_" + name + "=none");
        }
        environment.add("AWS_REGION=us-east-1");
        assertThat(layers).doesNotExist();
        return Tutorial.run(commands, folder, environment);
    }

    private static List<String> entries(Path archive) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            return zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }

    private static void replaceEnd(Path file, String from, String by) throws IOException {
        var text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.substring(0, text.indexOf(from)) + by);
    }

    private static String run(String commands, Path project, String... environment)
            throws IOException, InterruptedException {
        return Tutorial.run(commands, project, List.of(environment));
    }
}
