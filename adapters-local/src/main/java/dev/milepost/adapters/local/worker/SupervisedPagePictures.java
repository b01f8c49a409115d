package dev.milepost.adapters.local.worker;

import dev.milepost.adapters.local.worker.WorkerLoop.PictureRequest;
import dev.milepost.application.port.Document;
import dev.milepost.application.port.PagePictures;
import dev.milepost.domain.receipt.Box;
import dev.milepost.domain.receipt.GreyPicture;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Has pictures made in worker processes: a file that takes too much memory or time to be drawn has no picture, and nothing else comes to harm.
 */
public final class SupervisedPagePictures implements PagePictures, AutoCloseable {
    private final WorkerPool workers;

    /**
     * Starts nothing yet.
     *
     * @param command starts what calls {@link WorkerLoop#servePictures}
     * @param limit after which a worker is killed and there is no picture
     * @param workers how many pictures are made at a time, each by a process
     */
    public SupervisedPagePictures(WorkerCommand command, PageLimit limit, int workers) {
        this.workers = new WorkerPool(command, limit, workers);
    }

    @Override
    public Optional<GreyPicture> thumbnail(Document document) {
        return ask(new PictureRequest(document, Optional.empty(), List.of()), Frames::readThumbnail);
    }

    @Override
    public Optional<byte[]> framed(Document document, int page, List<Box> boxes) {
        return ask(new PictureRequest(document, Optional.of(page), boxes), Frames::readJpeg);
    }

    private <T> Optional<T> ask(PictureRequest request, Reader<T> reader) {
        return workers.ask(new Picture<>(request, reader), pages -> {}, late -> Optional.empty());
    }

    private interface Reader<T> {
        Optional<T> read(DataInputStream in) throws IOException;
    }

    private record Picture<T>(PictureRequest request, Reader<T> reader) implements WorkerProcess.Question<Optional<T>> {
        @Override
        public void write(DataOutputStream out) throws IOException {
            Frames.write(out, request);
        }

        @Override
        public Optional<T> readAnswer(DataInputStream in) throws IOException {
            return reader.read(in);
        }

        @Override
        public String subject() {
            return "a picture of a document of " + request.document().content().length + " bytes";
        }
    }

    /** Kills all workers; what they draw is lost. */
    @Override
    public void close() {
        workers.close();
    }
}
