package dev.milepost.adapters.local.worker;

import dev.milepost.application.port.Document;
import dev.milepost.application.port.PagePictures;
import dev.milepost.application.port.Recognition;
import dev.milepost.domain.receipt.Box;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.function.IntConsumer;

/** A worker's side: takes requests from the standard input and answers on the standard output, until the input ends. */
public final class WorkerLoop {
    /** First byte of what a worker says. */
    static final int READY = 'R';

    static final int PAGES = 'P';
    static final int ANSWER = 'A';
    static final int FAULT = 'F';

    private WorkerLoop() {}

    /** A page whose text is asked for. @param page counted from 1 */
    record Request(Document document, int page) {}

    /** A picture that is asked for. @param page counted from 1; empty: the first one, small and without boxes */
    record PictureRequest(Document document, Optional<Integer> page, List<Box> boxes) {}

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

    private interface Requests<R> {
        R read(DataInputStream in) throws IOException;
    }

    private interface Answer {
        void write(DataOutputStream out) throws IOException;
    }

    private interface Handler<R> {
        Answer handle(R request, IntConsumer pages);
    }

    /** Never returns: the process ends with its input, even in the midst of a page. */
    public static void serve(Engine engine) {
        serve(Frames::readRequest, (request, pages) -> {
            var recognition = engine.recognize(request.document(), request.page(), pages);
            return out -> Frames.write(out, recognition);
        });
    }

    /** As {@link #serve(Engine)}, with pictures. */
    public static void servePictures(PagePictures pictures) {
        serve(Frames::readPictureRequest, (request, pages) -> {
            if (request.page().isEmpty()) {
                var thumbnail = pictures.thumbnail(request.document());
                return out -> Frames.writeThumbnail(out, thumbnail);
            }
            var jpeg = pictures.framed(request.document(), request.page().get(), request.boxes());
            return out -> Frames.writeJpeg(out, jpeg);
        });
    }

    private static <R> void serve(Requests<R> reader, Handler<R> handler) {
        // What libraries print must not get among the answers.
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err)));
        var requests = new SynchronousQueue<R>();
        Thread.ofPlatform().daemon().name("requests").start(() -> receive(reader, requests));
        try {
            say(out, READY);
            while (true) {
                answer(out, handler, requests.take());
            }
        } catch (IOException | InterruptedException supervisorGone) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static <R> void receive(Requests<R> reader, SynchronousQueue<R> requests) {
        try (var in = new DataInputStream(System.in)) {
            while (true) {
                requests.put(reader.read(in));
            }
        } catch (IOException | InterruptedException supervisorGone) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static <R> void answer(DataOutputStream out, Handler<R> handler, R request) throws IOException {
        try {
            var answer = handler.handle(request, count -> sayPages(out, count));
            out.writeByte(ANSWER);
            answer.write(out);
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
