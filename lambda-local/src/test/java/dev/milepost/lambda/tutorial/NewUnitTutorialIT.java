package dev.milepost.lambda.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

        assertThat(run(tutorial.block("sh", 5), project, "PORT=" + Tutorial.freePort()))
                .contains("{\"items\":[]}");
        assertThat(project.resolve("build/tutorial-functions/work/logs/NoticesFunction.log"))
                .isNotEmptyFile();

        run(tutorial.block("sh", 6), project);
        assertThat(project.resolve("units/notices")).doesNotExist();
        assertThat(project.resolve("pom.xml")).hasSameTextualContentAs(original.resolve("pom.xml"));
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
