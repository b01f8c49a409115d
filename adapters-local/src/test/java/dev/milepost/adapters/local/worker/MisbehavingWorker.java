package dev.milepost.adapters.local.worker;

import com.sun.jna.Pointer;
import dev.milepost.application.port.Document;
import dev.milepost.application.port.Recognition;
import dev.milepost.domain.receipt.Box;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.RecognizedText;
import dev.milepost.domain.receipt.RecognizedText.FieldLabel;
import dev.milepost.domain.receipt.RecognizedText.LabelledField;
import dev.milepost.domain.receipt.RecognizedText.Line;
import dev.milepost.domain.receipt.RecognizedText.Page;
import dev.milepost.domain.receipt.RecognizedText.Pass;
import dev.milepost.domain.receipt.RecognizedText.Word;
import dev.milepost.domain.receipt.UnreadableReason;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** A worker whose engine does what the document says. */
final class MisbehavingWorker {
    static final Duration PAGE_TIME = Duration.ofMillis(1_200);

    private MisbehavingWorker() {}

    static Document document(String order) {
        return new Document(order.getBytes(StandardCharsets.UTF_8), MediaType.PNG);
    }

    public static void main(String[] arguments) {
        WorkerLoop.serve(
                (document, page, pages) -> obey(new String(document.content(), StandardCharsets.UTF_8), page, pages));
    }

    private static Recognition obey(String order, int page, IntConsumer pages) {
        switch (order) {
            case "crash" -> new Pointer(8).setInt(0, 1);
            case "hang" -> {
                while (true) {
                    LockSupport.park();
                }
            }
            case "want memory" -> {
                var hoard = new ArrayList<byte[]>();
                while (true) {
                    hoard.add(new byte[16 << 20]);
                }
            }
            case "fail" -> throw new IllegalArgumentException("as told");
            case "babble" -> babble();
            case "take long to open" -> {
                LockSupport.parkNanos(PAGE_TIME.toNanos());
                pages.accept(1);
                LockSupport.parkNanos(PAGE_TIME.toNanos());
            }
            case "work without end" -> {
                while (true) {
                    Thread.onSpinWait();
                }
            }
            case "have four pages" -> pages.accept(4);
            case "crash on page 3 of 4" -> {
                pages.accept(4);
                if (page == 3) {
                    new Pointer(8).setInt(0, 1);
                }
            }
            case "refuse pages 2 and 3 of 4" -> {
                pages.accept(4);
                if (page == 2) {
                    return new Recognition.Unrecognizable(UnreadableReason.ENCRYPTED);
                }
                if (page == 3) {
                    return new Recognition.Unrecognizable(UnreadableReason.TOOK_TOO_LONG);
                }
            }
            case "refuse" -> {
                return new Recognition.Unrecognizable(UnreadableReason.ENCRYPTED);
            }
            default -> {
                return new Recognition.Recognized(text(order, page));
            }
        }
        return new Recognition.Recognized(text(order, page));
    }

    /** All that a text can have, the order, the process and its environment among it. */
    static RecognizedText text(String order, int page) {
        var words = new ArrayList<Word>();
        words.add(new Word(order, 0.25, new Box(1, -2, 3, 4)));
        words.add(new Word(Long.toString(ProcessHandle.current().pid()), 1, new Box(0, 0, 0, 0)));
        var variables = System.getenv().keySet().stream()
                .map(name -> new Word(name, 0, new Box(0, 0, 0, 0)))
                .toList();
        var fields = List.of(
                new LabelledField(FieldLabel.TOTAL, "¥12.50", 0.5, Optional.of(new Box(5, 6, 7, 8))),
                new LabelledField(FieldLabel.DATE, "today", 1, Optional.empty()));
        return new RecognizedText(List.of(new Page(
                page, 20, 30, List.of(new Pass("as told", List.of(new Line(words), new Line(variables)))), fields)));
    }

    private static void babble() {
        try (var out = new FileOutputStream(FileDescriptor.out)) {
            out.write("# A fatal error has been detected".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
