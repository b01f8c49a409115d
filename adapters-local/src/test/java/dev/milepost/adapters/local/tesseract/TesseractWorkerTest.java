package dev.milepost.adapters.local.tesseract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.local.worker.SupervisedTextRecognizer;
import dev.milepost.application.contract.TextRecognizerContract;
import dev.milepost.application.port.Document;
import dev.milepost.application.port.TextRecognizer;
import dev.milepost.domain.receipt.MediaType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tesseract as the server uses it: in processes of its own. */
class TesseractWorkerTest implements TextRecognizerContract {
    private static SupervisedTextRecognizer recognizer;

    @BeforeAll
    static void open(@TempDir Path folder) {
        var prepared = TesseractWorker.prepare(folder, List.of());
        assertThat(prepared.readsChinese()).isFalse();
        recognizer = new SupervisedTextRecognizer(prepared.command(), Duration.ofSeconds(30), 2);
    }

    @AfterAll
    static void close() {
        recognizer.close();
    }

    @Override
    public TextRecognizer recognizer() {
        return recognizer;
    }

    @Override
    public Document readable() {
        return new Document(Samples.receipt(), MediaType.PNG);
    }

    @Test
    void aWorkerCanBeHad() {
        assertThat(recognizer.answers()).isTrue();
    }
}
