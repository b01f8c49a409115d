package dev.milepost.adapters.local.imaging;

import dev.milepost.domain.receipt.UnreadableReason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A PDF document of few pages, and pictures of them. Scripts in it never run. */
public final class PdfFile implements AutoCloseable {
    /** Receipts have one or two pages; a longer document is something else. */
    public static final int MAX_PAGES = 10;

    private static final double PIXELS_A_POINT = 200 / 72.0;
    private static final double MAX_PAGE_PIXELS = 16_000_000;
    private static final int MAX_NESTED_FORMS = 4;

    /** An A4 page at 600 dpi is drawn from all of its pixels, a larger image from some of them: it would take too much memory. */
    private static final long WHOLE_IMAGE_PIXELS = 36_000_000;

    private final PDDocument document;

    private PdfFile(PDDocument document) {
        this.document = document;
    }

    /** @throws UnreadableDocument if it is damaged, encrypted or too long */
    public static PdfFile open(byte[] content) throws UnreadableDocument {
        try {
            var file = new PdfFile(Loader.loadPDF(content, "", null, null, IOUtils.createTempFileOnlyStreamCache()));
            if (file.pages() <= MAX_PAGES) {
                return file;
            }
            file.close();
            throw new UnreadableDocument(UnreadableReason.TOO_MANY_PAGES);
        } catch (InvalidPasswordException e) {
            throw new UnreadableDocument(UnreadableReason.ENCRYPTED);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableDocument(UnreadableReason.DAMAGED_FILE);
        }
    }

    public PDDocument document() {
        return document;
    }

    public int pages() {
        return document.getNumberOfPages();
    }

    /** Pixels of a page's picture for each point (1/72 inch) of the page: 200 dpi, less for large pages. @param index counted from 0 */
    public double pixelsAPoint(int index) {
        return Math.min(PIXELS_A_POINT, pixelsAPoint(index, MAX_PAGE_PIXELS));
    }

    /** The scale for {@link #draw} that makes a picture of so many pixels at most. @param index counted from 0 */
    double scaleTo(int index, double pixels) {
        return Math.min(1, pixelsAPoint(index, pixels) / pixelsAPoint(index));
    }

    private double pixelsAPoint(int index, double pixels) {
        var crop = document.getPage(index).getCropBox();
        return Math.sqrt(pixels / Math.max(1, crop.getWidth() * crop.getHeight()));
    }

    /**
     * A picture of a page, turned as the document says.
     *
     * @param index counted from 0
     * @param scale of {@link #pixelsAPoint}: 1 for all of them
     * @throws UnreadableDocument if it is damaged, or shows an image of too many pixels
     */
    public BufferedImage draw(int index, double scale) throws UnreadableDocument {
        try {
            var renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(mostPixels(document.getPage(index).getResources(), 0) > WHOLE_IMAGE_PIXELS);
            return renderer.renderImage(index, (float) (pixelsAPoint(index) * scale), ImageType.RGB);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableDocument(UnreadableReason.DAMAGED_FILE);
        }
    }

    /** Of the largest image: the renderer would decode any that the file declares. */
    private static long mostPixels(PDResources resources, int depth) throws IOException, UnreadableDocument {
        if (resources == null) {
            return 0;
        }
        if (depth > MAX_NESTED_FORMS) {
            throw new UnreadableDocument(UnreadableReason.TOO_LARGE);
        }
        var most = 0L;
        for (COSName name : resources.getXObjectNames()) {
            var object = resources.getXObject(name);
            if (object instanceof PDImageXObject image) {
                most = Math.max(most, (long) image.getWidth() * image.getHeight());
            }
            if (object instanceof PDFormXObject form) {
                most = Math.max(most, mostPixels(form.getResources(), depth + 1));
            }
        }
        if (most > ImageFile.MAX_PIXELS) {
            throw new UnreadableDocument(UnreadableReason.TOO_LARGE);
        }
        return most;
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
