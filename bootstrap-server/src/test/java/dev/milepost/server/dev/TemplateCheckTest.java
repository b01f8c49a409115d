package dev.milepost.server.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateCheckTest {
    private static final String PROBLEM = "tasks/unit.yaml:7: MemorySise isn't known there: write MemorySize";

    private static final Classes NONE = new Classes(Map.of());

    @TempDir
    private Path project;

    @Test
    void nothingIsSaidOfFunctionsThatWereNeverBuilt() {
        assertThat(new TemplateCheck(project).problems(NONE)).isEmpty();
    }

    @Test
    void problemsOfTheTemplateAreToldWithTheirPlace() throws IOException {
        packagingThatSays(PROBLEM, 1);

        assertThat(new TemplateCheck(project).problems(NONE)).containsExactly(PROBLEM);
    }

    @Test
    void aTemplateWithoutProblemsIsNotTalkedAbout() throws IOException {
        packagingThatSays("a warning of the JVM", 0);

        assertThat(new TemplateCheck(project).problems(NONE)).isEmpty();
    }

    @Test
    void unitsInFoldersOfTheirOwnAreLookedAtAsTheyWereCompiledLast() throws IOException {
        packagingThatSays(PROBLEM, 1);
        var services = "units/notices/src/main/resources/META-INF/services/some.Service";
        Files.createDirectories(project.resolve(services).getParent());
        Files.writeString(project.resolve(services), "");
        var check = new TemplateCheck(project);

        assertThat(check.problems(new Classes(Map.of("dev/milepost/units/notices/Old", new byte[1]))))
                .containsExactly(PROBLEM, "some.Service", "Old");
        assertThat(check.problems(new Classes(Map.of("dev/milepost/units/notices/New", new byte[1]))))
                .containsExactly(PROBLEM, "some.Service", "New");
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
                        for (var name : new String[] {
                            "META-INF/services/some.Service",
                            "dev/milepost/units/notices/Old.class",
                            "dev/milepost/units/notices/New.class"
                        }) {
                            if (ClassLoader.getSystemResource(name) != null) {
                                System.out.println(name.replaceAll(".*/|[.]class", ""));
                            }
                        }
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
