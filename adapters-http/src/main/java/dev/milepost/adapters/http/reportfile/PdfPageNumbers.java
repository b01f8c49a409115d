package dev.milepost.adapters.http.reportfile;

import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** Writes the title above each page and, below it, which page it is of how many; how many is known at the end. */
final class PdfPageNumbers extends PdfPageEventHelper {
    private static final float MARGIN = 24;
    private static final float COUNT_WIDTH = 30;
    private static final float COUNT_HEIGHT = 12;

    private final String title;
    private final PdfTexts texts;
    private PdfTemplate count;

    PdfPageNumbers(String title, PdfTexts texts) {
        this.title = title;
        this.texts = texts;
    }

    @Override
    public void onOpenDocument(PdfWriter writer, Document document) {
        count = writer.getDirectContent().createTemplate(COUNT_WIDTH, COUNT_HEIGHT);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        var canvas = writer.getDirectContent();
        var page = document.getPageSize();
        var middle = page.getWidth() / 2;
        ColumnText.showTextAligned(
                canvas,
                Element.ALIGN_RIGHT,
                new Phrase(title, texts.faint()),
                document.right(),
                page.getTop() - MARGIN,
                0);
        ColumnText.showTextAligned(
                canvas,
                Element.ALIGN_RIGHT,
                new Phrase(writer.getPageNumber() + " /", texts.faint()),
                middle,
                MARGIN,
                0);
        canvas.addTemplate(count, middle, MARGIN);
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        ColumnText.showTextAligned(
                count, Element.ALIGN_LEFT, new Phrase(" " + (writer.getPageNumber() - 1), texts.faint()), 0, 0, 0);
    }
}
