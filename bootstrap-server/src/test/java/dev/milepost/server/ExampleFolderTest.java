package dev.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.milepost.application.receipt.ExportReceipts.Example;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.testing.Receipts;
import dev.milepost.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleFolderTest {
    private static final Money TWELVE = new Money(1_250, Currency.getInstance("CNY"));
    private static final Money NINE = new Money(990, Currency.getInstance("CNY"));

    /** Reads 12.50 on every receipt. */
    private static final String READER = "for file; do printf '{\"file\": \"%s\", \"total\": {\"amount\": \"12.50\"},"
            + " \"confidence\": 0.9, \"seconds\": 0.1}\\n' \"$file\"; done";

    @TempDir
    private Path parent;

    @Test
    void eachExampleIsAFileBesideItsLabel() throws IOException {
        var folder = exported();

        assertThat(Files.readAllLines(folder.resolve("labels.csv")))
                .containsExactly(
                        "file,total,currency,read,confidence,corrected",
                        "receipt-receipt-000001.jpg,12.50,CNY,12.50,0.875,false",
                        "receipt-receipt-000002.pdf,9.90,CNY,12.50,0.875,true",
                        "receipt-receipt-000003.png,9.90,CNY,,0.0,true");
        assertThat(folder.resolve("receipt-receipt-000002.pdf")).hasBinaryContent(new byte[] {2});
    }

    @Test
    void labelsThatAreThereAlreadyStay() throws IOException {
        var folder = exported();

        assertThatThrownBy(() -> ExampleFolder.create(folder)).isInstanceOf(WrongUse.class);

        assertThat(Files.readAllLines(folder.resolve("labels.csv"))).hasSize(4);
    }

    @Test
    void theScorerTakesIt() throws IOException, InterruptedException {
        var scorer = SharedData.path("receipts/score.py");
        assumeTrue(isOnPath("python3"), "python3 is needed");
        var scoring = new ProcessBuilder(
                        "python3",
                        scorer.toString(),
                        exported().resolve("labels.csv").toString(),
                        "--",
                        "sh",
                        "-c",
                        READER,
                        "reader")
                .start();
        scoring.getOutputStream().close();

        var said = new String(scoring.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(scoring.waitFor()).isZero();
        assertThat(said).startsWith("exact 1/3");
    }

    private Path exported() throws IOException {
        var folder = parent.resolve("examples");
        var reading = Optional.of(Receipts.reading(TWELVE));
        try (var examples = ExampleFolder.create(folder)) {
            examples.add(new Example(Receipts.id(1), MediaType.JPEG, new byte[] {1}, TWELVE, reading));
            examples.add(new Example(Receipts.id(2), MediaType.PDF, new byte[] {2}, NINE, reading));
            examples.add(new Example(Receipts.id(3), MediaType.PNG, new byte[] {3}, NINE, Optional.empty()));
        }
        return folder;
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
