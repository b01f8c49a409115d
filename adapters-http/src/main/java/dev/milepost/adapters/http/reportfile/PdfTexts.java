package dev.milepost.adapters.http.reportfile;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.openpdf.text.Chunk;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPCell;

/** Fonts and cells of a PDF. One typeface has Latin and Chinese alike: Noto Sans SC. */
final class PdfTexts {
    static final Color FIRST = new Color(0x1f, 0x6f, 0xeb);
    static final Color SECOND = new Color(0x1a, 0x7f, 0x37);

    private static final Color INK = new Color(0x1b, 0x1f, 0x24);
    private static final Color FAINT = new Color(0x57, 0x60, 0x6a);
    private static final Color LINE = new Color(0xd0, 0xd7, 0xde);
    private static final float SMALL = 7;
    private static final float PADDING = 2.5f;

    private final Font title = font(Typeface.REGULAR, 18, Font.BOLD, INK);
    private final Font heading = font(Typeface.REGULAR, 12, Font.BOLD, INK);
    private final Font bold = font(Typeface.REGULAR, SMALL, Font.BOLD, INK);
    private final Font plain = font(Typeface.REGULAR, SMALL, Font.NORMAL, INK);
    private final Font faint = font(Typeface.REGULAR, SMALL, Font.NORMAL, FAINT);

    /** Read once: the file has ten megabytes. */
    private static final class Typeface {
        static final String FILE = "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";
        static final BaseFont REGULAR = read();

        private static BaseFont read() {
            try (var in = PdfTexts.class.getResourceAsStream(FILE)) {
                return BaseFont.createFont(
                        "NotoSansSC-Regular.ttf",
                        BaseFont.IDENTITY_H,
                        BaseFont.EMBEDDED,
                        true,
                        in.readAllBytes(),
                        null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Bold is drawn by thicker strokes of the same letters. */
    private static Font font(BaseFont face, float points, int style, Color colour) {
        return new Font(face, points, style, colour);
    }

    Font title() {
        return title;
    }

    Font heading() {
        return heading;
    }

    Font bold() {
        return bold;
    }

    Font plain() {
        return plain;
    }

    Font faint() {
        return faint;
    }

    /** A cell without lines. */
    PdfPCell bare(String text, Font font) {
        var cell = new PdfPCell(new Phrase(text, font));
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(PADDING);
        cell.setPaddingRight(2 * PADDING);
        return cell;
    }

    PdfPCell text(String text, Font font) {
        var cell = bare(text, font);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(LINE);
        cell.setBorderWidth(0.4f);
        return cell;
    }

    PdfPCell number(String text, Font font) {
        var cell = text(text, font);
        cell.setHorizontalAlignment(Element.ALIGN_RIGHT);
        return cell;
    }

    /** @param left whether what stands below is text */
    PdfPCell header(String text, boolean left) {
        var cell = text(text, bold);
        cell.setBorderColor(FAINT);
        cell.setBorderWidth(1);
        cell.setVerticalAlignment(Element.ALIGN_BOTTOM);
        cell.setHorizontalAlignment(left ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT);
        return cell;
    }

    /** What the two colours of a chart stand for. */
    Phrase key(String first, String second) {
        var phrase = new Phrase();
        phrase.add(square(FIRST));
        phrase.add(new Chunk(first + "   ", faint));
        phrase.add(square(SECOND));
        phrase.add(new Chunk(second, faint));
        return phrase;
    }

    private static Chunk square(Color colour) {
        return new Chunk("■ ", font(Typeface.REGULAR, SMALL, Font.NORMAL, colour));
    }
}
