package dev.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.adapters.http.unit.BusinessUnit;
import dev.milepost.application.port.Document;
import dev.milepost.application.port.Recognition;
import dev.milepost.domain.receipt.MediaType;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An adapter that is compiled outside the tree and picked up by what the settings say. */
class AddonsTest {
    @TempDir
    private Path folder;

    private Path classes;

    @BeforeEach
    void compileAnEngine() throws IOException {
        classes = BlindEngine.compile(folder);
    }

    @Test
    void anEngineIsPickedUpFromAFolderOfClasses() throws IOException {
        assertPickedUp(classes.toString());
    }

    @Test
    void anEngineIsPickedUpFromAFolderOfJarsBesideOthers() throws IOException {
        var jars = Files.createDirectories(folder.resolve("jars"));
        assertThat(java.util.spi.ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "cf",
                                jars.resolve("ocr.jar").toString(),
                                "-C",
                                classes.toString(),
                                "."))
                .isZero();
        var empty = Files.createDirectories(folder.resolve("empty"));

        assertPickedUp(empty + File.pathSeparator + jars);
    }

    private static void assertPickedUp(String places) throws IOException {
        try (var addons = Addons.open(places)) {
            var engine = addons.recognizer(BlindEngine.NAME);
            assertThat(engine.getClass().getName()).isEqualTo(BlindEngine.NAME);
            assertThat(engine.recognize(new Document(new byte[0], MediaType.PNG)))
                    .isInstanceOf(Recognition.Unrecognizable.class);
        }
    }

    @Test
    void withoutAddOnsThereAreNoUnitsAndNoOtherEngines() throws IOException {
        try (var addons = Addons.open("")) {
            assertThat(addons.units()).isEqualTo(Stream.<BusinessUnit>empty().toList());
            assertThatThrownBy(() -> addons.recognizer("com.example.Unknown"))
                    .isInstanceOf(WrongUse.class)
                    .hasMessageContaining("MILEPOST_OCR must be tesseract")
                    .hasMessageEndingWith("not com.example.Unknown");
        }
    }

    @Test
    void aPlaceThatIsNotThereIsSaid() {
        var missing = folder.resolve("nowhere.jar");

        assertThatThrownBy(() -> Addons.open(missing.toString()))
                .isInstanceOf(WrongUse.class)
                .hasMessage("there is no " + missing + ": MILEPOST_ADDONS names it");
    }
}
