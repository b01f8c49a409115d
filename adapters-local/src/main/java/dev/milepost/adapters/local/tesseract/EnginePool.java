package dev.milepost.adapters.local.tesseract;

import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/** Engines of one language, made when first needed and then lent out again and again; no more than a given number at a time. */
final class EnginePool implements AutoCloseable {
    private final Path languageFolder;
    private final String language;
    private final Semaphore permits;
    private final ConcurrentLinkedQueue<TesseractEngine> idle = new ConcurrentLinkedQueue<>();

    EnginePool(Path languageFolder, String language, int size) {
        this.languageFolder = languageFolder;
        this.language = language;
        this.permits = new Semaphore(size, true);
    }

    /** What one asks of an engine. */
    interface Request<T> {
        T answer(TesseractEngine engine) throws TesseractEngine.TooSlow;
    }

    /** Waits for an engine, asks it, and puts it back. */
    <T> T ask(Request<T> request) throws TesseractEngine.TooSlow {
        permits.acquireUninterruptibly();
        try {
            return askIdle(request);
        } finally {
            permits.release();
        }
    }

    private <T> T askIdle(Request<T> request) throws TesseractEngine.TooSlow {
        var waiting = idle.poll();
        var engine = waiting == null ? new TesseractEngine(languageFolder, language) : waiting;
        try {
            return request.answer(engine);
        } finally {
            idle.add(engine);
        }
    }

    @Override
    public void close() {
        for (var engine = idle.poll(); engine != null; engine = idle.poll()) {
            engine.close();
        }
    }
}
