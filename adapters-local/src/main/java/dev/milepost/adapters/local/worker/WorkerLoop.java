package dev.milepost.adapters.local.worker;

import dev.milepost.application.port.Document;
import dev.milepost.application.port.Recognition;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.SynchronousQueue;

/** A worker's side: takes documents from the standard input and answers on the standard output, until the input ends. */
public final class WorkerLoop {
    /** First byte of what a worker says. */
    static final int READY = 'R';

    static final int NEXT_PAGE = 'P';
    static final int ANSWER = 'A';
    static final int FAULT = 'F';

    private WorkerLoop() {}

    /** Recognises a document, one call at a time. */
    public interface Engine {
        /** @param nextPage to be called before each page is begun, so that the time limit starts anew */
        Recognition recognize(Document document, Runnable nextPage);
    }

    /** Never returns: the process ends with its input, even in the midst of a page. */
    public static void serve(Engine engine) {
        // What libraries print must not get among the answers.
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err)));
        var documents = new SynchronousQueue<Document>();
        Thread.ofPlatform().daemon().name("documents").start(() -> receive(documents));
        try {
            say(out, READY);
            while (true) {
                answer(out, engine, documents.take());
            }
        } catch (IOException | InterruptedException supervisorGone) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void receive(SynchronousQueue<Document> documents) {
        try (var in = new DataInputStream(System.in)) {
            while (true) {
                documents.put(Frames.readDocument(in));
            }
        } catch (IOException | InterruptedException supervisorGone) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void answer(DataOutputStream out, Engine engine, Document document) throws IOException {
        try {
            var recognition = engine.recognize(document, () -> sayNextPage(out));
            out.writeByte(ANSWER);
            Frames.write(out, recognition);
        } catch (RuntimeException fault) {
            out.writeByte(FAULT);
            out.writeUTF(fault.getClass().getName());
        }
        out.flush();
    }

    private static void sayNextPage(DataOutputStream out) {
        try {
            say(out, NEXT_PAGE);
        } catch (IOException supervisorGone) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void say(DataOutputStream out, int what) throws IOException {
        out.writeByte(what);
        out.flush();
    }
}
