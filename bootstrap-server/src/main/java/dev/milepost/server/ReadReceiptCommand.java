package dev.milepost.server;

import dev.milepost.adapters.http.json.Json;
import dev.milepost.application.port.Document;
import dev.milepost.application.port.Recognition;
import dev.milepost.application.port.TextRecognizer;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.ReaderSettings;
import dev.milepost.domain.receipt.Reading;
import dev.milepost.domain.receipt.ReadingResult;
import dev.milepost.domain.receipt.ReceiptReader;
import dev.milepost.domain.receipt.UnreadableReason;
import dev.milepost.server.bench.ReceiptReading;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code ./milepost read-receipt FILE…}: one JSON line a file, in the order given; several are read at a time. */
final class ReadReceiptCommand {
    private static final long MAX_FILE_BYTES = 10L * 1024 * 1024;

    private final Settings settings;
    private final PrintStream out;
    private final PrintStream errors;

    ReadReceiptCommand(Settings settings, PrintStream out, PrintStream errors) {
        this.settings = settings;
        this.out = out;
        this.errors = errors;
    }

    boolean run(List<String> files) {
        if (files.isEmpty()) {
            throw new WrongUse("read-receipt needs at least one file: ./milepost read-receipt FILE…");
        }
        files.stream()
                .filter(name -> !Files.isRegularFile(Path.of(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw new WrongUse(name + " is not a file");
                });
        try (var ocr = Ocr.alone(settings, errors);
                var readers = Executors.newFixedThreadPool(settings.readersAlone())) {
            var lines = new ArrayList<Future<String>>();
            files.forEach(name -> lines.add(readers.submit((Callable<String>) () -> line(name, ocr.recognizer()))));
            lines.forEach(line -> out.println(result(line)));
        }
        return true;
    }

    /** How this command reads, for whoever measures it. */
    static ReceiptReading reading(Settings settings, PrintStream errors) {
        return new ReceiptReading(
                () -> Ocr.alone(settings, errors),
                settings.readersAlone(),
                new ReceiptReader(settings.vocabulary()),
                readerSettings(settings));
    }

    private static String result(Future<String> line) {
        try {
            return line.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException fault) {
            throw new IllegalStateException(fault.getCause());
        }
    }

    private String line(String name, TextRecognizer recognizer) throws IOException {
        var began = System.nanoTime();
        var result = read(Path.of(name), recognizer);
        var seconds = Math.round((System.nanoTime() - began) / 1e6) / 1e3;
        return new String(Json.write(json(name, result, seconds)), StandardCharsets.UTF_8);
    }

    private ReadingResult read(Path file, TextRecognizer recognizer) throws IOException {
        if (Files.size(file) > MAX_FILE_BYTES) {
            return new ReadingResult.Unreadable(UnreadableReason.TOO_LARGE);
        }
        var content = Files.readAllBytes(file);
        var type = MediaType.sniff(content);
        if (type.isEmpty()) {
            return new ReadingResult.Unreadable(
                    content.length == 0 ? UnreadableReason.EMPTY_FILE : UnreadableReason.UNKNOWN_FORMAT);
        }
        try {
            return switch (recognizer.recognize(new Document(content, type.get()))) {
                case Recognition.Recognized recognized ->
                    new ReceiptReader(settings.vocabulary())
                            .read(recognized.text(), readerSettings(settings), LocalDate.now(ZoneOffset.UTC));
                case Recognition.Unrecognizable unrecognizable -> new ReadingResult.Unreadable(unrecognizable.reason());
            };
        } catch (RuntimeException fault) {
            errors.println(file + ": " + fault);
            return new ReadingResult.Unreadable(UnreadableReason.ENGINE_FAILED);
        }
    }

    private static ReaderSettings readerSettings(Settings settings) {
        return new ReaderSettings(settings.currency(), Optional.of(settings.country()));
    }

    /** Every key is there, null where nothing was read, as the command's contract has it. */
    private static Map<String, Object> json(String name, ReadingResult result, double seconds) {
        var json = new LinkedHashMap<String, Object>();
        json.put("file", name);
        switch (result) {
            case ReadingResult.Read read -> putReading(json, read.reading());
            case ReadingResult.Unreadable unreadable -> {
                json.put("total", null);
                json.put("date", null);
                json.put("merchant", null);
                json.put("confidence", 0);
                json.put("checks", List.of());
                json.put("unreadable", unreadable.reason().message());
            }
        }
        json.put("seconds", seconds);
        return json;
    }

    private static void putReading(Map<String, Object> json, Reading reading) {
        json.put("total", reading.total().<Object>map(ReadReceiptCommand::money).orElse(null));
        json.put("date", reading.date().map(LocalDate::toString).orElse(null));
        json.put("merchant", reading.merchant().orElse(null));
        json.put("confidence", reading.confidence());
        json.put("checks", reading.checks());
    }

    private static Map<String, String> money(Money money) {
        var json = new LinkedHashMap<String, String>();
        json.put("amount", money.amount());
        json.put("currency", money.currency().getCurrencyCode());
        return json;
    }
}
