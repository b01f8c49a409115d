package dev.milepost.server;

import dev.milepost.application.receipt.ExportReceipts.Example;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.receipt.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A folder of labelled receipts: the files as they were uploaded, and {@code labels.csv} with {@code file} and {@code total}, which is all that
 * scoring needs, and what the machine had made of each.
 */
final class ExampleFolder implements AutoCloseable {
    static final String LABELS = "labels.csv";

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("file", "total", "currency", "read", "confidence", "corrected")
            .get();

    private final Path folder;
    private final CSVPrinter labels;

    private ExampleFolder(Path folder, CSVPrinter labels) {
        this.folder = folder;
        this.labels = labels;
    }

    /** Makes the folder. @throws WrongUse if there are labels in it already, which would be lost */
    static ExampleFolder create(Path folder) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve(LABELS);
        if (Files.exists(file)) {
            throw new WrongUse(file + " is there already: choose another folder");
        }
        return new ExampleFolder(folder, new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), FORMAT));
    }

    void add(Example example) {
        var name = "receipt-" + example.id().value() + "." + example.type().fileEnding();
        try {
            Files.write(folder.resolve(name), example.photo());
            labels.printRecord(
                    name,
                    example.total().amount(),
                    example.total().currency().getCurrencyCode(),
                    example.reading().flatMap(Reading::total).map(Money::amount).orElse(""),
                    example.reading().map(Reading::confidence).orElse(0.0),
                    example.isCorrected());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        labels.close();
    }
}
