package dev.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewUnitCommandTest {
    private final NewUnitCommand command =
            new NewUnitCommand(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));

    @TempDir
    private Path project;

    @BeforeEach
    void makeAProject() throws IOException {
        System.setProperty("milepost.project", project.toString());
        Files.writeString(project.resolve("pom.xml"), """
                  <modules>
                    <module>domain</module>
                  </modules>
                """);
        Files.createDirectories(project.resolve("bootstrap-lambda/src/main/java/dev/milepost/lambda/tasks"));
    }

    @AfterEach
    void forgetTheProject() {
        System.clearProperty("milepost.project");
    }

    @Test
    void makesAFolderAndOneLine() throws IOException {
        assertThat(command.run(List.of("unit", "notices"))).isTrue();

        assertThat(project.resolve("pom.xml")).hasContent("""
                  <modules>
                    <module>domain</module>
                    <module>units/notices</module>
                  </modules>
                """);
        try (var files = Files.walk(project.resolve("units"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(file.toString() + Files.readString(file)).doesNotContain("NAME", "STEM");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n", "Notices", "no-tices", "../notices", "1st", "class", "tasks"})
    void namesThatCannotBeAUnitsAreRefused(String name) {
        assertThatThrownBy(() -> command.run(List.of("unit", name))).isInstanceOf(WrongUse.class);
        assertThat(project.resolve("units")).doesNotExist();
    }

    @Test
    void aUnitThatIsThereIsLeftAlone() {
        command.run(List.of("unit", "notices"));

        assertThatThrownBy(() -> command.run(List.of("unit", "notices")))
                .isInstanceOf(WrongUse.class)
                .hasMessage("there is a unit notices already: units/notices");
    }
}
