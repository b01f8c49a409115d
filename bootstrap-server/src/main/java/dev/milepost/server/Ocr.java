package dev.milepost.server;

import dev.milepost.adapters.local.files.PrivateFolder;
import dev.milepost.adapters.local.imaging.PictureWorker;
import dev.milepost.adapters.local.tesseract.TesseractWorker;
import dev.milepost.adapters.local.worker.PageLimit;
import dev.milepost.adapters.local.worker.SupervisedPagePictures;
import dev.milepost.adapters.local.worker.SupervisedTextRecognizer;
import dev.milepost.application.port.PagePictures;
import dev.milepost.application.port.TextRecognizer;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What looks into the files of receipts, which may be anything: in processes of their own.
 *
 * @param recognizer reads them: Tesseract, or the adapter that a setting names
 * @param pictures shows them
 * @param answers whether they are read
 * @param closing stops it all
 */
public record Ocr(TextRecognizer recognizer, PagePictures pictures, BooleanSupplier answers, Runnable closing)
        implements AutoCloseable {
    private static final String TESSERACT = "tesseract";

    /** More than Tesseract, which is told to stop earlier, should ever need: who passes this hangs. */
    private static final PageLimit PAGE_LIMIT = new PageLimit(Duration.ofSeconds(30), Duration.ofMinutes(5));

    /** A page of small print takes a second. */
    private static final PageLimit PICTURE_LIMIT = new PageLimit(Duration.ofSeconds(15), Duration.ofMinutes(2));

    private static final int PICTURES_AT_ONCE = 2;

    private static final String NO_CHINESE =
            "Chinese receipts are read by their numbers alone: chi_sim.traineddata was not found."
                    + " Install the package tesseract-ocr-chi-sim, or name a folder that has it by "
                    + Setting.TESSDATA.variable() + ".";

    /** For a server. @param folder for what the processes need. @param out is told if Chinese isn't read */
    static Ocr open(Settings settings, Addons addons, Path folder, PrintStream out) {
        return open(settings, addons, folder, settings.readers(), "  ", out);
    }

    /** For a command that does nothing else and has no folder of its own. @param errors is told if Chinese isn't read */
    static Ocr alone(Settings settings, PrintStream errors) {
        var folder = Path.of(System.getProperty("java.io.tmpdir"), "milepost-" + System.getProperty("user.name"));
        var addons = Addons.open(settings.text(Setting.ADDONS));
        var ocr = open(settings, addons, PrivateFolder.at(folder), settings.readersAlone(), "", errors);
        return new Ocr(ocr.recognizer(), ocr.pictures(), ocr.answers(), () -> {
            ocr.close();
            close(addons);
        });
    }

    private static Ocr open(
            Settings settings, Addons addons, Path folder, int readers, String indent, PrintStream told) {
        var pictures = new SupervisedPagePictures(
                PictureWorker.prepare(folder.resolve("pictures")).preferring(compiled()),
                PICTURE_LIMIT,
                PICTURES_AT_ONCE);
        var engine = settings.text(Setting.OCR);
        if (!engine.equals(TESSERACT)) {
            return new Ocr(addons.recognizer(engine), pictures, () -> true, pictures::close);
        }
        var prepared = TesseractWorker.prepare(folder.resolve("tesseract"), settings.languageFolders());
        if (!prepared.readsChinese()) {
            told.println(indent + NO_CHINESE);
        }
        var tesseract = new SupervisedTextRecognizer(prepared.command().preferring(compiled()), PAGE_LIMIT, readers);
        return new Ocr(tesseract, pictures, tesseract::answers, () -> {
            tesseract.close();
            pictures.close();
        });
    }

    /** What {@code ./milepost dev} has compiled since the build lies in folders of the server's loader. */
    private static List<Path> compiled() {
        return Ocr.class.getClassLoader() instanceof URLClassLoader server
                ? Arrays.stream(server.getURLs())
                        .map(folder -> Path.of(URI.create(folder.toString())))
                        .toList()
                : List.of();
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
