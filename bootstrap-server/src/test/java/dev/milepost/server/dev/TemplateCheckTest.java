package dev.milepost.server.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateCheckTest {
    private static final String PROBLEM = "tasks/unit.yaml:7: MemorySise isn't known there: write MemorySize";

    @TempDir
    private Path project;

    @Test
    void nothingIsSaidOfFunctionsThatWereNeverBuilt() {
        assertThat(new TemplateCheck(project).problems()).isEmpty();
    }

    @Test
    void problemsOfTheTemplateAreToldWithTheirPlace() throws IOException {
        packagingThatSays(PROBLEM, 1);

        assertThat(new TemplateCheck(project).problems()).containsExactly(PROBLEM);
    }

    @Test
    void aTemplateWithoutProblemsIsNotTalkedAbout() throws IOException {
        packagingThatSays("a warning of the JVM", 0);

        assertThat(new TemplateCheck(project).problems()).isEmpty();
    }

    @Test
    void pagesAreToldOfProblemsBesideThoseOfTheCompilerUntilTheyAreMended() {
        var status = new Status();
        status.templateChecked(List.of(PROBLEM));
        status.failed(List.of(new IncrementalCompiler.Fault(Path.of("A.java"), 3, 5, "';' expected")));
        assertThat(status.otherThan("")).isEqualTo("0 0\nA.java:3:5: ';' expected\n" + PROBLEM + "\n");

        status.serverStarted();
        assertThat(status.otherThan("")).isEqualTo("1 0\n" + PROBLEM + "\n");

        status.templateChecked(List.of());
        assertThat(status.otherThan("")).isEqualTo("1 0\n");
    }

    private void packagingThatSays(String line, int exitCode) throws IOException {
        var classes = Files.createDirectories(project.resolve("bootstrap-lambda/target/classes"));
        var source = project.resolve("SourceCheck.java");
        Files.writeString(source, """
                package dev.milepost.lambda.packaging;

                public class SourceCheck {
                    public static void main(String[] project) {
                        System.out.println("%s");
                        System.exit(java.nio.file.Files.isDirectory(java.nio.file.Path.of(project[0])) ? %d : 2);
                    }
                }
                """.formatted(line, exitCode));
        Files.writeString(project.resolve("bootstrap-lambda/target/packaging.classpath"), "");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), source.toString()))
                .isZero();
    }
}
