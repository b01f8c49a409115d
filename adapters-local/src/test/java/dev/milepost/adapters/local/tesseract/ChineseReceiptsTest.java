package dev.milepost.adapters.local.tesseract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.milepost.application.port.Document;
import dev.milepost.application.port.Recognition;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.ReaderSettings;
import dev.milepost.domain.receipt.ReadingResult;
import dev.milepost.domain.receipt.ReceiptReader;
import dev.milepost.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chinese invoices and till receipts, of which a machine with the data of the language reads the words too. */
class ChineseReceiptsTest {
    private static final ReaderSettings CHINA = new ReaderSettings(Currency.getInstance("CNY"), Optional.of("CN"));
    private static final LocalDate UPLOADED = LocalDate.of(2026, 6, 1);

    private static TesseractTextRecognizer recognizer;

    @BeforeAll
    static void open(@TempDir Path folder) {
        recognizer = TesseractTextRecognizer.open(folder, TesseractTextRecognizer.USUAL_LANGUAGE_FOLDERS, 1);
        assumeTrue(recognizer.readsChinese(), "no Chinese: install tesseract-ocr-chi-sim to run this test");
    }

    @AfterAll
    static void close() {
        recognizer.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"till_photo_044.jpg", "vat_clean_028.jpg", "vat_photo_015.jpg", "vat_scan_003.jpg"})
    void theAmountIsRead(String file) throws IOException {
        var folder = SharedData.path("receipts/fapiao");
        var photo = new Document(Files.readAllBytes(folder.resolve(file)), MediaType.JPEG);
        var text = ((Recognition.Recognized) recognizer.recognize(photo)).text();
        var reading = (ReadingResult.Read) new ReceiptReader().read(text, CHINA, UPLOADED);
        assertThat(reading.reading().total().map(Money::amount)).contains(label(folder, file));
    }

    private static String label(Path folder, String file) throws IOException {
        try (var labels = Files.lines(folder.resolve("labels.csv"))) {
            return labels.map(line -> line.split(","))
                    .filter(columns -> columns[0].equals(file))
                    .map(columns -> columns[1])
                    .findFirst()
                    .orElseThrow();
        }
    }
}
