package dev.milepost.adapters.local.tesseract;

import dev.milepost.domain.receipt.Box;
import dev.milepost.domain.receipt.RecognizedText.Line;
import dev.milepost.domain.receipt.RecognizedText.Page;
import dev.milepost.domain.receipt.RecognizedText.Pass;
import dev.milepost.domain.receipt.RecognizedText.Word;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The text that a page of a PDF carries, as words with boxes and full confidence. */
final class PdfText extends PDFTextStripper {
    /** Fewer characters are a watermark or a page number on a scan, not its text. */
    private static final int FEW_CHARACTERS = 24;

    private final double scale;
    private final List<Line> lines = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private int characters;

    private PdfText(double scale) {
        this.scale = scale;
    }

    /**
     * The page's own text; empty if it has next to none.
     *
     * @param index counted from 0
     * @param scale pixels of the answer for each point of the PDF
     */
    static Optional<Page> read(PDDocument document, int index, double scale) throws IOException {
        var stripper = new PdfText(scale);
        stripper.setSortByPosition(true);
        stripper.setStartPage(index + 1);
        stripper.setEndPage(index + 1);
        stripper.writeText(document, Writer.nullWriter());
        stripper.endLine();
        if (stripper.characters < FEW_CHARACTERS) {
            return Optional.empty();
        }
        var box = document.getPage(index).getCropBox();
        return Optional.of(new Page(
                index + 1,
                (int) Math.ceil(box.getWidth() * scale),
                (int) Math.ceil(box.getHeight() * scale),
                List.of(new Pass("text", stripper.lines)),
                List.of()));
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        if (positions.isEmpty() || text.isBlank()) {
            return;
        }
        characters += text.length();
        var box = positions.stream().map(this::box).reduce(Box::union).orElseThrow();
        words.add(new Word(text.strip(), 1, box));
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    private void endLine() {
        if (!words.isEmpty()) {
            lines.add(new Line(words));
            words.clear();
        }
    }

    private Box box(TextPosition position) {
        var height = position.getHeightDir();
        return new Box(
                (int) Math.round(position.getXDirAdj() * scale),
                (int) Math.round((position.getYDirAdj() - height) * scale),
                (int) Math.round(position.getWidthDirAdj() * scale),
                (int) Math.round(height * scale));
    }
}
