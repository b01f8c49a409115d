package dev.milepost.adapters.local.imaging;

import dev.milepost.adapters.local.worker.WorkerCommand;
import dev.milepost.adapters.local.worker.WorkerLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What makes pictures, in a process of its own. */
public final class PictureWorker {
    /** For an A4 page of a PDF at 600 dpi in colours. */
    private static final int HEAP_MEGABYTES = 480;

    private PictureWorker() {}

    /** @param folder for what a worker leaves when it ends badly; made if need be */
    public static WorkerCommand prepare(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WorkerCommand(PictureWorker.class.getName(), List.of(), HEAP_MEGABYTES, folder.toAbsolutePath());
    }

    public static void main(String[] arguments) {
        WorkerLoop.servePictures(new ImageIoPagePictures());
    }
}
