package dev.milepost.lambda.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiedProjectTest {
    private static final Instant BUILT = Instant.parse("2026-03-01T08:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void nothingInALinkedCopyIsNewerThanWhatWasBuiltSoThatNothingIsBuiltThroughTheLinks() throws IOException {
        var project = folder.resolve("project");
        write(project.resolve("bootstrap-server/target/milepost-server.jar"), BUILT);
        write(project.resolve("pom.xml"), BUILT.plusSeconds(60));
        write(project.resolve("domain/pom.xml"), BUILT.minusSeconds(60));

        var copy = CopiedProject.makeLinked(project, folder.resolve("copy"));

        assertThat(copy.resolve("bootstrap-server/target")).isSymbolicLink();
        assertThat(changed(copy.resolve("pom.xml"))).isEqualTo(BUILT);
        assertThat(changed(copy.resolve("domain"))).isBeforeOrEqualTo(BUILT);
        assertThat(changed(copy.resolve("domain/pom.xml"))).isEqualTo(BUILT.minusSeconds(60));
    }

    @Test
    void aCopyKeepsTheTimesOfItsFiles() throws IOException {
        var project = folder.resolve("project");
        write(project.resolve("pom.xml"), BUILT);

        assertThat(changed(CopiedProject.make(project, folder.resolve("copy")).resolve("pom.xml")))
                .isEqualTo(BUILT);
    }

    private static void write(Path file, Instant changed) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(changed));
    }

    private static Instant changed(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }
}
