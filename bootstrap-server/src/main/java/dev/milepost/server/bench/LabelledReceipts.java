package dev.milepost.server.bench;

import dev.milepost.server.WrongUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Receipts whose totals are known: a file {@code labels.csv} with the columns {@code file} (beside it) and {@code total}, as
 * {@code ./milepost export-receipts} writes it.
 *
 * @param totals by file, in the order of the labels
 */
record LabelledReceipts(Map<Path, BigDecimal> totals) {
    private static final String LABELS = "labels.csv";
    private static final Pattern AMOUNT = Pattern.compile("-?\\d[\\d,]*(?:\\.\\d+)?");

    /** @param path the labels, or the folder that they are in. @throws WrongUse if there are none, or they aren't such labels */
    static LabelledReceipts of(Path path) {
        var file = Files.isDirectory(path) ? path.resolve(LABELS) : path;
        if (!Files.isRegularFile(file)) {
            throw new WrongUse("there is no " + file + ": bench receipts takes a folder with " + LABELS);
        }
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                var records = format.parse(reader)) {
            if (!records.getHeaderNames().contains("file")
                    || !records.getHeaderNames().contains("total")) {
                throw new WrongUse(file + " needs the columns file and total");
            }
            var totals = new LinkedHashMap<Path, BigDecimal>();
            records.forEach(record ->
                    total(record).ifPresent(total -> totals.put(file.resolveSibling(record.get("file")), total)));
            requireFiles(file, totals);
            return new LabelledReceipts(totals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireFiles(Path labels, Map<Path, BigDecimal> totals) {
        if (totals.isEmpty()) {
            throw new WrongUse("there is no total in " + labels);
        }
        totals.keySet().stream()
                .filter(file -> !Files.isRegularFile(file))
                .findFirst()
                .ifPresent(missing -> {
                    throw new WrongUse("there is no " + missing + ", though " + labels + " names it");
                });
    }

    /** The last number of a label: {@code RM9.00} and {@code 9.00} are the same. */
    private static Optional<BigDecimal> total(CSVRecord record) {
        return AMOUNT.matcher(record.get("total"))
                .results()
                .reduce((first, second) -> second)
                .map(match -> new BigDecimal(match.group().replace(",", "")));
    }
}
