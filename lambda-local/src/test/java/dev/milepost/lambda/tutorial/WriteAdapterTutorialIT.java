package dev.milepost.lambda.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/write-an-adapter.md}, to the letter: a module outside the tree, against what was installed. */
class WriteAdapterTutorialIT {
    @TempDir
    private Path folder;

    @Test
    void worksAsPrinted() throws Exception {
        var original = Path.of("..").toRealPath();
        var tutorial = Tutorial.read(original.resolve("docs/write-an-adapter.md"));
        var project = CopiedProject.make(original, folder.resolve("project").toAbsolutePath());
        var usersOwn = Path.of(System.getProperty("maven.repository"));
        var before = installed(usersOwn);
        var maven = LocalRepository.beside(usersOwn, Path.of("target/tutorial").toAbsolutePath());

        Tutorial.run(tutorial.block("sh", 1), project, List.of(maven));
        tutorial.writeFiles(project);
        assertThat(Tutorial.run(tutorial.block("sh", 2), project, List.of(maven)))
                .contains("till-ocr-1.0.jar");
        assertThat(reports(folder.resolve("till-ocr")))
                .contains("theSameDocumentGivesTheSameTextAlsoAtTheSameTime", "aDocumentThatIsNoneIsAnswered")
                .contains("itKnowsTheCoreAndItsOwnTechnologiesOnly", "whatImplementsAPortIsFinal");

        var served = Tutorial.run(
                tutorial.block("sh", 3) + tutorial.block("sh", 4),
                project,
                List.of(maven, "PORT=" + Tutorial.freePort()));
        assertThat(served)
                .contains("\"total\":{\"amount\":\"73.15\"")
                .contains("\"file\":\"build/till.png\",\"total\":{\"amount\":\"73.15\"")
                // In whole cells of the till's font, which no other engine knows.
                .contains("\"text\":\"73.15\",\"page\":1,\"box\":{\"x\":168,\"y\":108,\"width\":120,\"height\":36}");
        assertThat(installed(usersOwn)).isEqualTo(before);
    }

    private static String reports(Path module) throws IOException {
        var text = new StringBuilder();
        try (var reports = Files.newDirectoryStream(module.resolve("target/surefire-reports"), "*.xml")) {
            for (var report : reports) {
                text.append(Files.readString(report));
            }
        }
        return text.toString();
    }

    /** What there is of Milepost, with its time. */
    private static List<String> installed(Path repository) throws IOException {
        var ours = repository.resolve("dev/milepost");
        if (!Files.exists(ours)) {
            return List.of();
        }
        try (var all = Files.walk(ours)) {
            return all.map(path -> path + " " + path.toFile().lastModified())
                    .sorted()
                    .toList();
        }
    }
}
