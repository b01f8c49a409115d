package dev.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.application.port.Document;
import dev.milepost.application.port.Recognition;
import dev.milepost.domain.receipt.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The command reads with what the settings name, as the server does. */
class ReadReceiptCommandTest {
    private static final String SAMPLE =
            Path.of("..", "docs", "sample", "receipt.png").toString();

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream errors = new PrintStream(new ByteArrayOutputStream());

    @Test
    void anEngineOfOthersIsAskedInTesseractsPlace() throws IOException {
        new ReadReceiptCommand(settings(BlindEngine.NAME), new PrintStream(out), errors).run(List.of(SAMPLE));

        var line = JsonMapper.builder().build().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(line.path("unreadable").asString()).isEqualTo(BlindEngine.REASON.message());
    }

    @Test
    void soIsItByTheBenchmark() throws IOException {
        try (var ocr = ReadReceiptCommand.reading(settings(BlindEngine.NAME), errors)
                .engines()
                .get()) {
            assertThat(ocr.recognizer().recognize(new Document(Files.readAllBytes(Path.of(SAMPLE)), MediaType.PNG)))
                    .isEqualTo(new Recognition.Unrecognizable(BlindEngine.REASON));
        }
    }

    @Test
    void anEngineThatIsNotThereIsWrongUse() throws IOException {
        var command = new ReadReceiptCommand(settings("com.example.Unknown"), new PrintStream(out), errors);

        assertThatThrownBy(() -> command.run(List.of(SAMPLE)))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("com.example.Unknown");
    }

    private Settings settings(String engine) throws IOException {
        return Settings.of(
                List.of(), Map.of("MILEPOST_ADDONS", BlindEngine.compile(folder).toString(), "MILEPOST_OCR", engine));
    }
}
