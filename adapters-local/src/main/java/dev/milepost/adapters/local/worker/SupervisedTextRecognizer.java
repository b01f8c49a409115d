package dev.milepost.adapters.local.worker;

import dev.milepost.adapters.local.worker.WorkerLoop.Request;
import dev.milepost.application.port.Document;
import dev.milepost.application.port.Recognition;
import dev.milepost.application.port.TextRecognizer;
import dev.milepost.domain.receipt.UnreadableReason;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * Recognises text in worker processes: a file on which the engine crashes, hangs or runs out of memory is unreadable, and nothing else
 * comes to harm. The pages of a document are read side by side. Any number of threads may call it; pages beyond the number of workers
 * wait.
 */
public final class SupervisedTextRecognizer implements TextRecognizer, AutoCloseable {
    private final WorkerPool workers;

    /**
     * Starts nothing yet.
     *
     * @param limit after which a worker is killed and the document unreadable
     * @param workers how many pages are read at a time, each by a process
     */
    public SupervisedTextRecognizer(WorkerCommand command, PageLimit limit, int workers) {
        this.workers = new WorkerPool(command, limit, workers);
    }

    /** @throws IllegalStateException if a worker can't be started or its engine fails: trying again later may help */
    @Override
    public Recognition recognize(Document document) {
        return ParallelPages.read((number, pages) -> workers.ask(
                new TextOfPage(new Request(document, number)),
                pages,
                late -> new Recognition.Unrecognizable(
                        late ? UnreadableReason.TOOK_TOO_LONG : UnreadableReason.ENGINE_FAILED)));
    }

    private record TextOfPage(Request request) implements WorkerProcess.Question<Recognition> {
        @Override
        public void write(DataOutputStream out) throws IOException {
            Frames.write(out, request);
        }

        @Override
        public Recognition readAnswer(DataInputStream in) throws IOException {
            return Frames.readRecognition(in);
        }

        @Override
        public String subject() {
            return "page " + request.page() + " of a document of "
                    + request.document().content().length + " bytes";
        }
    }

    /** Whether a document would be read now; starts a worker if there is none, so that it is warm for the first document. */
    public boolean answers() {
        return workers.answers();
    }

    /** How many workers are at work. */
    int busy() {
        return workers.busy();
    }

    /** The workers at work and idle. */
    Stream<Long> processIds() {
        return workers.processIds();
    }

    /** Kills all workers; what they read is lost. */
    @Override
    public void close() {
        workers.close();
    }
}
