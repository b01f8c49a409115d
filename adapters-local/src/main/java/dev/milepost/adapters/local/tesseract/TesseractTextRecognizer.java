package dev.milepost.adapters.local.tesseract;

import dev.milepost.adapters.local.imaging.ImageFile;
import dev.milepost.adapters.local.imaging.UnreadableDocument;
import dev.milepost.adapters.local.worker.ParallelPages;
import dev.milepost.application.port.Document;
import dev.milepost.application.port.Recognition;
import dev.milepost.application.port.TextRecognizer;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.RecognizedText;
import dev.milepost.domain.receipt.RecognizedText.Page;
import dev.milepost.domain.receipt.UnreadableReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import net.sourceforge.lept4j.Leptonica1;

/**
 * Recognises text with Tesseract, English always and simplified Chinese where its data is found. Any number of threads may call it; no
 * more pages than its parallelism are worked on at once, the others wait.
 *
 * <p>Tesseract's own threads make it slower, not faster: the environment of the process should have {@code OMP_THREAD_LIMIT=1}.
 */
public final class TesseractTextRecognizer implements TextRecognizer, AutoCloseable {
    /** Where Linux distributions and Tesseract's own builds put language data. */
    public static final List<Path> USUAL_LANGUAGE_FOLDERS = List.of(
            Path.of("/usr/share/tesseract-ocr/5/tessdata"),
            Path.of("/usr/share/tesseract-ocr/4.00/tessdata"),
            Path.of("/usr/share/tessdata"),
            Path.of("/usr/local/share/tessdata"),
            Path.of("/opt/homebrew/share/tessdata"));

    private static final Duration PAGE_LIMIT = Duration.ofSeconds(7);

    /** Beyond this every second pixel each way is enough, and a quarter of the memory. */
    private static final long FULL_RESOLUTION_PIXELS = 16_000_000;

    /** Leptonica's severity that lets no message through to the standard error stream. */
    private static final int SILENT = 6;

    private final EnginePool english;
    private final Optional<EnginePool> chinese;
    private final PageRecognition recognition;
    private final Semaphore permits;

    private TesseractTextRecognizer(TesseractInstallation installation, int parallelism) {
        english = new EnginePool(installation.languageFolder(), "eng", parallelism);
        chinese = installation.hasChinese()
                ? Optional.of(new EnginePool(installation.languageFolder(), "chi_sim", parallelism))
                : Optional.empty();
        recognition = new PageRecognition(english, chinese, PAGE_LIMIT);
        permits = new Semaphore(parallelism, true);
    }

    /**
     * Lays Tesseract's files out in a folder, some 15 MB, and makes a recogniser on them.
     *
     * @param folder kept between starts
     * @param languageFolders where {@code chi_sim.traineddata} may be; what stood in none of them earlier stays in use once found
     * @param parallelism how many pages at once, each with some 100 MB
     * @throws java.io.UncheckedIOException if the folder can't be written
     * @throws IllegalStateException if there are no libraries for this kind of machine
     */
    public static TesseractTextRecognizer open(Path folder, List<Path> languageFolders, int parallelism) {
        return open(TesseractInstallation.install(folder, languageFolders), parallelism);
    }

    /**
     * A recogniser on files that lie in a folder already, which is only read.
     *
     * @param folder with the libraries in {@code lib}, under their plain names, and languages in {@code tessdata}
     * @throws IllegalStateException if they aren't there
     */
    public static TesseractTextRecognizer openInstalled(Path folder, int parallelism) {
        return open(TesseractInstallation.at(folder), parallelism);
    }

    private static TesseractTextRecognizer open(TesseractInstallation installation, int parallelism) {
        Leptonica1.setMsgSeverity(SILENT);
        return new TesseractTextRecognizer(installation, parallelism);
    }

    /** Whether Chinese is read; without it the numbers of Chinese receipts still are. */
    public boolean readsChinese() {
        return chinese.isPresent();
    }

    @Override
    public Recognition recognize(Document document) {
        return ParallelPages.read((number, pages) -> {
            permits.acquireUninterruptibly();
            try {
                return recognize(document, number, pages);
            } finally {
                permits.release();
            }
        });
    }

    /** One page. @param number counted from 1. @param pages is told how many there are */
    Recognition recognize(Document document, int number, IntConsumer pages) {
        try {
            return new Recognition.Recognized(new RecognizedText(List.of(page(document, number, pages))));
        } catch (UnreadableDocument e) {
            return new Recognition.Unrecognizable(e.reason());
        }
    }

    private Page page(Document document, int number, IntConsumer pages) throws UnreadableDocument {
        if (document.content().length == 0) {
            throw new UnreadableDocument(UnreadableReason.EMPTY_FILE);
        }
        if (!MediaType.sniff(document.content()).equals(Optional.of(document.type()))) {
            throw new UnreadableDocument(UnreadableReason.UNKNOWN_FORMAT);
        }
        return switch (document.type()) {
            case JPEG, PNG, WEBP -> page(image(document), 1);
            case PDF -> PdfPages.read(document.content(), number, pages, this::page);
            case HEIC -> throw new UnreadableDocument(UnreadableReason.UNSUPPORTED_FORMAT);
        };
    }

    private static DecodedImage image(Document document) throws UnreadableDocument {
        var file = ImageFile.decode(document.content(), document.type(), FULL_RESOLUTION_PIXELS);
        return DecodedImage.of(file.pixels(), file.subsampling(), file.orientation());
    }

    private Page page(DecodedImage image, int number) throws UnreadableDocument {
        try {
            var looks = recognition.recognize(image);
            var upright = looks.page();
            var pixels = upright.subsampling();
            return new Page(
                    number,
                    upright.width() * pixels,
                    upright.height() * pixels,
                    looks.quarterTurns(),
                    looks.passes(),
                    List.of());
        } catch (TesseractEngine.TooSlow e) {
            throw new UnreadableDocument(UnreadableReason.TOOK_TOO_LONG);
        }
    }

    /** Frees the native memory of idle engines. */
    @Override
    public void close() {
        english.close();
        chinese.ifPresent(EnginePool::close);
    }
}
