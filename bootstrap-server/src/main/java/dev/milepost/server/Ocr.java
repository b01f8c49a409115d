package dev.milepost.server;

import dev.milepost.adapters.local.files.PrivateFolder;
import dev.milepost.adapters.local.tesseract.TesseractWorker;
import dev.milepost.adapters.local.worker.PageLimit;
import dev.milepost.adapters.local.worker.SupervisedTextRecognizer;
import dev.milepost.application.port.TextRecognizer;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What reads receipts: Tesseract, or the adapter that a setting names.
 *
 * @param answers whether it works
 * @param closing stops it
 */
public record Ocr(TextRecognizer recognizer, BooleanSupplier answers, Runnable closing) implements AutoCloseable {
    private static final String TESSERACT = "tesseract";

    /** More than Tesseract, which is told to stop earlier, should ever need: who passes this hangs. */
    private static final PageLimit PAGE_LIMIT = new PageLimit(Duration.ofSeconds(30), Duration.ofMinutes(5));

    private static final String NO_CHINESE =
            "Chinese receipts are read by their numbers alone: chi_sim.traineddata was not found."
                    + " Install the package tesseract-ocr-chi-sim, or name a folder that has it by "
                    + Setting.TESSDATA.variable() + ".";

    /** For a server. @param folder for Tesseract's files. @param out is told if Chinese isn't read */
    static Ocr open(Settings settings, Addons addons, Path folder, PrintStream out) {
        return open(settings, addons, folder.resolve("tesseract"), settings.readers(), "  ", out);
    }

    /** For a command that does nothing else and has no folder of its own. @param errors is told if Chinese isn't read */
    static Ocr alone(Settings settings, PrintStream errors) {
        var natives =
                Path.of(System.getProperty("java.io.tmpdir"), "milepost-tesseract-" + System.getProperty("user.name"));
        var addons = Addons.open(settings.text(Setting.ADDONS));
        var ocr = open(settings, addons, PrivateFolder.at(natives), settings.readersAlone(), "", errors);
        return new Ocr(ocr.recognizer(), ocr.answers(), () -> {
            ocr.close();
            close(addons);
        });
    }

    private static Ocr open(
            Settings settings, Addons addons, Path natives, int readers, String indent, PrintStream told) {
        var engine = settings.text(Setting.OCR);
        if (!engine.equals(TESSERACT)) {
            return new Ocr(addons.recognizer(engine), () -> true, () -> {});
        }
        var prepared = TesseractWorker.prepare(natives, settings.languageFolders());
        if (!prepared.readsChinese()) {
            told.println(indent + NO_CHINESE);
        }
        var tesseract = new SupervisedTextRecognizer(prepared.command(), PAGE_LIMIT, readers);
        return new Ocr(tesseract, tesseract::answers, tesseract::close);
    }

    private static void close(Addons addons) {
        try {
            addons.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closing.run();
    }
}
