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
import java.util.function.IntConsumer;

/** A worker's side: takes requests for pages from the standard input and answers on the standard output, until the input ends. */
public final class WorkerLoop {
    /** First byte of what a worker says. */
    static final int READY = 'R';

    static final int PAGES = 'P';
    static final int ANSWER = 'A';
    static final int FAULT = 'F';

    private WorkerLoop() {}

    /** A page that is asked for. @param page counted from 1 */
    record Request(Document document, int page) {}

    /** Recognises pages of documents, one call at a time. */
    public interface Engine {
        /**
         * The text of one page.
         *
         * @param page counted from 1
         * @param pages to be told how many pages the document has once it is open: the time limit starts anew then
         */
        Recognition recognize(Document document, int page, IntConsumer pages);
    }

    /** Never returns: the process ends with its input, even in the midst of a page. */
    public static void serve(Engine engine) {
        // What libraries print must not get among the answers.
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err)));
        var requests = new SynchronousQueue<Request>();
        Thread.ofPlatform().daemon().name("requests").start(() -> receive(requests));
        try {
            say(out, READY);
            while (true) {
                answer(out, engine, requests.take());
            }
        } catch (IOException | InterruptedException supervisorGone) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void receive(SynchronousQueue<Request> requests) {
        try (var in = new DataInputStream(System.in)) {
            while (true) {
                requests.put(Frames.readRequest(in));
            }
        } catch (IOException | InterruptedException supervisorGone) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void answer(DataOutputStream out, Engine engine, Request request) throws IOException {
        try {
            var recognition = engine.recognize(request.document(), request.page(), count -> sayPages(out, count));
            out.writeByte(ANSWER);
            Frames.write(out, recognition);
        } catch (RuntimeException fault) {
            out.writeByte(FAULT);
            out.writeUTF(fault.getClass().getName());
        }
        out.flush();
    }

    private static void sayPages(DataOutputStream out, int count) {
        try {
            out.writeByte(PAGES);
            out.writeInt(count);
            out.flush();
        } catch (IOException supervisorGone) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void say(DataOutputStream out, int what) throws IOException {
        out.writeByte(what);
        out.flush();
    }
}
