package dev.milepost.adapters.http.reportfile;

import java.awt.Color;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPCellEvent;
import org.openpdf.text.pdf.PdfPTable;

/** Draws two bars into a cell, one above the other, as long as their share of the most. */
record PdfBars(long first, long second, long most) implements PdfPCellEvent {
    private static final float HEIGHT = 4;

    @Override
    public void cellLayout(PdfPCell cell, Rectangle position, PdfContentByte[] canvases) {
        var canvas = canvases[PdfPTable.BACKGROUNDCANVAS];
        var middle = (position.getTop() + position.getBottom()) / 2;
        draw(canvas, position, middle, first, PdfTexts.FIRST);
        draw(canvas, position, middle - HEIGHT, second, PdfTexts.SECOND);
    }

    private void draw(PdfContentByte canvas, Rectangle position, float bottom, long value, Color colour) {
        canvas.saveState();
        canvas.setColorFill(colour);
        canvas.rectangle(position.getLeft(), bottom, position.getWidth() * value / Math.max(1, most), HEIGHT - 0.5f);
        canvas.fill();
        canvas.restoreState();
    }
}
