package dev.milepost.adapters.local.tesseract;

import dev.milepost.adapters.local.imaging.PdfFile;
import dev.milepost.adapters.local.imaging.UnreadableDocument;
import dev.milepost.domain.receipt.RecognizedText.Page;
import dev.milepost.domain.receipt.UnreadableReason;
import java.io.IOException;
import java.util.function.IntConsumer;

/** The pages of a PDF: the text that it carries where it does, else a picture of the page to be recognised. */
final class PdfPages {
    private PdfPages() {}

    /** Recognises a page that has no text of its own. */
    interface PictureReader {
        Page read(DecodedImage picture, int pageNumber) throws UnreadableDocument;
    }

    /**
     * Reads one page.
     *
     * @param number counted from 1
     * @param pages is told how many the document has, before the page is begun
     * @throws UnreadableDocument if the document is damaged, encrypted or too long, or the page can't be read
     */
    static Page read(byte[] content, int number, IntConsumer pages, PictureReader pictures) throws UnreadableDocument {
        DecodedImage picture;
        try (var file = PdfFile.open(content)) {
            pages.accept(file.pages());
            if (number > file.pages()) {
                throw new UnreadableDocument(UnreadableReason.NO_TEXT);
            }
            var text = PdfText.read(file.document(), number - 1, file.pixelsAPoint(number - 1));
            if (text.isPresent()) {
                return text.get();
            }
            picture = DecodedImage.of(file.draw(number - 1, 1), 1, 1);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableDocument(UnreadableReason.DAMAGED_FILE);
        }
        return pictures.read(picture, number);
    }
}
