package dev.milepost.adapters.local.tesseract;

import com.sun.jna.Pointer;
import dev.milepost.domain.receipt.Box;
import dev.milepost.domain.receipt.RecognizedText.Line;
import dev.milepost.domain.receipt.RecognizedText.Word;
import java.lang.ref.Reference;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.lept4j.Pix;
import net.sourceforge.tess4j.ITessAPI.TessBaseAPI;
import net.sourceforge.tess4j.ITessAPI.TessCancelFunc;
import net.sourceforge.tess4j.ITessAPI.TessOcrEngineMode;
import net.sourceforge.tess4j.ITessAPI.TessPageIterator;
import net.sourceforge.tess4j.ITessAPI.TessPageIteratorLevel;
import net.sourceforge.tess4j.ITessAPI.TessResultIterator;
import net.sourceforge.tess4j.TessAPI1;

/** One instance of Tesseract, kept because loading a language costs more than a short page. One thread at a time. */
final class TesseractEngine implements AutoCloseable {
    private final TessBaseAPI api = TessAPI1.TessBaseAPICreate();

    /**
     * @param languages as Tesseract writes them: {@code "chi_sim+eng"}
     * @throws IllegalStateException if the data of a language can't be loaded
     */
    TesseractEngine(Path languageFolder, String languages) {
        if (TessAPI1.TessBaseAPIInit2(api, languageFolder.toString(), languages, TessOcrEngineMode.OEM_LSTM_ONLY)
                != 0) {
            close();
            throw new IllegalStateException("Tesseract can't load " + languages + " from " + languageFolder);
        }
        // Messages about each page's resolution and empty regions would fill the server's error stream.
        TessAPI1.TessBaseAPISetVariable(api, "debug_file", "/dev/null");
        // White print on black reads far worse than this as it is; at Tesseract's own 0.7, lines of pale print are all
        // read twice.
        TessAPI1.TessBaseAPISetVariable(api, "invert_threshold", "0.5");
    }

    /**
     * The lines of an image.
     *
     * @param segmentation one of Tesseract's page segmentation modes
     * @param deadline on the clock of {@link ThreadTime}
     * @throws TooSlow if the time is up before the last word
     */
    List<Line> recognize(Pix image, int segmentation, long deadline) throws TooSlow {
        TessAPI1.TessBaseAPISetPageSegMode(api, segmentation);
        TessAPI1.TessBaseAPISetImage2(api, image);
        TessAPI1.TessBaseAPISetSourceResolution(api, 300);
        var monitor = TessAPI1.TessMonitorCreate();
        monitor.setAutoSynch(false);
        try {
            TessCancelFunc isLate = (self, words) -> ThreadTime.nanos() >= deadline;
            TessAPI1.TessMonitorSetCancelFunc(monitor, isLate);
            TessAPI1.TessBaseAPIRecognize(api, monitor);
            // The native side keeps no reference that the garbage collector would see.
            Reference.reachabilityFence(isLate);
            if (ThreadTime.nanos() >= deadline) {
                throw new TooSlow();
            }
            return lines();
        } finally {
            TessAPI1.TessMonitorDelete(monitor);
            TessAPI1.TessBaseAPIClear(api);
        }
    }

    private List<Line> lines() {
        var lines = new ArrayList<Line>();
        var results = TessAPI1.TessBaseAPIGetIterator(api);
        if (results == null) {
            return lines;
        }
        try {
            var words = new ArrayList<Word>();
            var place = TessAPI1.TessResultIteratorGetPageIterator(results);
            TessAPI1.TessPageIteratorBegin(place);
            do {
                word(results, place, words);
                if (isLastOfLine(place) && !words.isEmpty()) {
                    lines.add(new Line(words));
                    words.clear();
                }
            } while (TessAPI1.TessPageIteratorNext(place, TessPageIteratorLevel.RIL_WORD) != 0);
            return lines;
        } finally {
            TessAPI1.TessResultIteratorDelete(results);
        }
    }

    private static boolean isLastOfLine(TessPageIterator place) {
        return TessAPI1.TessPageIteratorIsAtFinalElement(
                        place, TessPageIteratorLevel.RIL_TEXTLINE, TessPageIteratorLevel.RIL_WORD)
                != 0;
    }

    private static void word(TessResultIterator results, TessPageIterator place, List<Word> words) {
        Pointer utf8 = TessAPI1.TessResultIteratorGetUTF8Text(results, TessPageIteratorLevel.RIL_WORD);
        if (utf8 == null) {
            return;
        }
        var text = utf8.getString(0, "UTF-8").strip();
        TessAPI1.TessDeleteText(utf8);
        if (text.isEmpty()) {
            return;
        }
        var confidence = TessAPI1.TessResultIteratorConfidence(results, TessPageIteratorLevel.RIL_WORD) / 100.0;
        words.add(new Word(text, Math.clamp(confidence, 0, 1), box(place)));
    }

    private static Box box(TessPageIterator place) {
        var left = IntBuffer.allocate(1);
        var top = IntBuffer.allocate(1);
        var right = IntBuffer.allocate(1);
        var bottom = IntBuffer.allocate(1);
        TessAPI1.TessPageIteratorBoundingBox(place, TessPageIteratorLevel.RIL_WORD, left, top, right, bottom);
        return new Box(left.get(0), top.get(0), right.get(0) - left.get(0), bottom.get(0) - top.get(0));
    }

    @Override
    public void close() {
        TessAPI1.TessBaseAPIDelete(api);
    }

    /** The time limit was reached. */
    static final class TooSlow extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
