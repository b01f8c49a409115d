package dev.milepost.adapters.local.tesseract;

import dev.milepost.adapters.local.worker.WorkerCommand;
import dev.milepost.adapters.local.worker.WorkerLoop;
import java.nio.file.Path;
import java.util.List;

/** Tesseract in a process of its own. */
public final class TesseractWorker {
    /** For an A4 page of a PDF at 600 dpi in colours; what is native comes on top and makes the process less than 1 GiB. */
    private static final int HEAP_MEGABYTES = 480;

    private TesseractWorker() {}

    /**
     * What a worker needs, laid out.
     *
     * @param command starts one
     * @param readsChinese whether there is data for simplified Chinese; without it the numbers of Chinese receipts still are read
     */
    public record Prepared(WorkerCommand command, boolean readsChinese) {}

    /**
     * Lays Tesseract's files out in a folder, some 15 MB.
     *
     * @param folder kept between starts
     * @param languageFolders where {@code chi_sim.traineddata} may be; what stood in none of them earlier stays in use once found
     * @throws java.io.UncheckedIOException if the folder can't be written
     * @throws IllegalStateException if there are no libraries for this kind of machine
     */
    public static Prepared prepare(Path folder, List<Path> languageFolders) {
        var installation = TesseractInstallation.install(folder, languageFolders);
        var command = new WorkerCommand(
                TesseractWorker.class.getName(),
                List.of(folder.toAbsolutePath().toString()),
                HEAP_MEGABYTES,
                folder.toAbsolutePath());
        return new Prepared(command, installation.hasChinese());
    }

    /** @param arguments the folder that was prepared */
    public static void main(String[] arguments) {
        var recognizer = TesseractTextRecognizer.open(Path.of(arguments[0]), List.of(), 1);
        WorkerLoop.serve(recognizer::recognize);
    }
}
