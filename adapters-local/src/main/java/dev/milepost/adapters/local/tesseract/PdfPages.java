package dev.milepost.adapters.local.tesseract;

import dev.milepost.adapters.local.imaging.PdfFile;
import dev.milepost.adapters.local.imaging.UnreadableDocument;
import dev.milepost.domain.receipt.RecognizedText.Page;
import dev.milepost.domain.receipt.UnreadableReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The pages of a PDF: the text that it carries where it does, else a picture of the page to be recognised. */
final class PdfPages {
    private PdfPages() {}

    /** Recognises a page that has no text of its own. */
    interface PictureReader {
        Page read(DecodedImage picture, int pageNumber) throws UnreadableDocument;
    }

    /**
     * Reads a document.
     *
     * @param nextPage called before each page is begun
     * @throws UnreadableDocument if it is damaged, encrypted or too long, or a page can't be read
     */
    static List<Page> read(byte[] content, Runnable nextPage, PictureReader pictures) throws UnreadableDocument {
        try (var file = PdfFile.open(content)) {
            var pages = new ArrayList<Page>();
            for (var index = 0; index < file.pages(); index++) {
                nextPage.run();
                pages.add(page(file, index, pictures));
            }
            return pages;
        } catch (IOException | RuntimeException e) {
            throw new UnreadableDocument(UnreadableReason.DAMAGED_FILE);
        }
    }

    private static Page page(PdfFile file, int index, PictureReader pictures) throws IOException, UnreadableDocument {
        var text = PdfText.read(file.document(), index, file.pixelsAPoint(index));
        return text.isPresent() ? text.get() : pictures.read(DecodedImage.of(file.draw(index, 1), 1, 1), index + 1);
    }
}
