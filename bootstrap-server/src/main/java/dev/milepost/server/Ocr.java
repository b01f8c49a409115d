package dev.milepost.server;

import dev.milepost.adapters.local.tesseract.TesseractWorker;
import dev.milepost.adapters.local.worker.SupervisedTextRecognizer;
import dev.milepost.application.port.TextRecognizer;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * What reads receipts: Tesseract, or the adapter that a setting names.
 *
 * @param answers whether it works
 * @param closing stops it
 */
record Ocr(TextRecognizer recognizer, BooleanSupplier answers, Runnable closing) implements AutoCloseable {
    private static final String TESSERACT = "tesseract";

    static Ocr open(Settings settings, Addons addons, Path folder, PrintStream out) {
        var engine = settings.text(Setting.OCR);
        if (engine.equals(TESSERACT)) {
            var tesseract = tesseract(settings, folder, out);
            return new Ocr(tesseract, tesseract::answers, tesseract::close);
        }
        return new Ocr(addons.recognizer(engine), () -> true, () -> {});
    }

    private static SupervisedTextRecognizer tesseract(Settings settings, Path folder, PrintStream out) {
        var tesseract = TesseractWorker.prepare(folder.resolve("tesseract"), settings.languageFolders());
        if (!tesseract.readsChinese()) {
            out.println("  " + ReadReceiptCommand.NO_CHINESE);
        }
        return new SupervisedTextRecognizer(tesseract.command(), ReadReceiptCommand.PAGE_LIMIT, settings.readers());
    }

    @Override
    public void close() {
        closing.run();
    }
}
