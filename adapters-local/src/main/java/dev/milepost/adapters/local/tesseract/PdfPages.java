package dev.milepost.adapters.local.tesseract;

import dev.milepost.domain.receipt.RecognizedText.Page;
import dev.milepost.domain.receipt.UnreadableReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

/** The pages of a PDF: the text that it carries where it does, else a picture of the page to be recognised. Scripts in it never run. */
final class PdfPages {
    /** Receipts have one or two pages; a longer document is something else. */
    static final int MAX_PAGES = 10;

    /** Pixels of the reported page for each point (1/72 inch) of the PDF. */
    private static final double PIXELS_A_POINT = 200 / 72.0;

    private static final double MAX_RENDERED_PIXELS = 16_000_000;
    private static final int MAX_NESTED_FORMS = 4;

    private PdfPages() {}

    /** Recognises a page that has no text of its own. */
    interface PictureReader {
        Page read(DecodedImage picture, int pageNumber) throws UnreadableDocument;
    }

    /** @throws UnreadableDocument if it is damaged, encrypted or too long, or a page can't be read */
    static List<Page> read(byte[] content, PictureReader pictures) throws UnreadableDocument {
        try (var document = Loader.loadPDF(content, "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            if (document.getNumberOfPages() > MAX_PAGES) {
                throw new UnreadableDocument(UnreadableReason.TOO_MANY_PAGES);
            }
            var pages = new ArrayList<Page>();
            for (var index = 0; index < document.getNumberOfPages(); index++) {
                pages.add(page(document, index, pictures));
            }
            return pages;
        } catch (InvalidPasswordException e) {
            throw new UnreadableDocument(UnreadableReason.ENCRYPTED);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableDocument(UnreadableReason.DAMAGED_FILE);
        }
    }

    private static Page page(PDDocument document, int index, PictureReader pictures)
            throws IOException, UnreadableDocument {
        var text = PdfText.read(document, index, PIXELS_A_POINT);
        if (text.isPresent()) {
            return text.get();
        }
        var page = document.getPage(index);
        requireSmallImages(page.getResources(), 0);
        var crop = page.getCropBox();
        var pixels = crop.getWidth() * PIXELS_A_POINT * crop.getHeight() * PIXELS_A_POINT;
        var scale = PIXELS_A_POINT * Math.min(1, Math.sqrt(MAX_RENDERED_PIXELS / Math.max(1, pixels)));
        var image = new PDFRenderer(document).renderImage(index, (float) scale, ImageType.RGB);
        return pictures.read(DecodedImage.of(image, 1, 1), index + 1);
    }

    /** The renderer would decode any image that the file declares, however large. */
    private static void requireSmallImages(PDResources resources, int depth) throws IOException, UnreadableDocument {
        if (resources == null) {
            return;
        }
        if (depth > MAX_NESTED_FORMS) {
            throw new UnreadableDocument(UnreadableReason.TOO_LARGE);
        }
        for (COSName name : resources.getXObjectNames()) {
            var object = resources.getXObject(name);
            if (object instanceof PDImageXObject image
                    && (long) image.getWidth() * image.getHeight() > ImageDecoder.MAX_PIXELS) {
                throw new UnreadableDocument(UnreadableReason.TOO_LARGE);
            }
            if (object instanceof PDFormXObject form) {
                requireSmallImages(form.getResources(), depth + 1);
            }
        }
    }
}
