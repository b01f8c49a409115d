package dev.milepost.application.port;

import dev.milepost.domain.receipt.Box;
import dev.milepost.domain.receipt.GreyPicture;
import java.util.List;
import java.util.Optional;

/**
 * Makes pictures of the pages of photos and documents, upright as the file itself says. Safe for concurrent use; bounded in time and memory for any
 * content whatever. The same content gives the same picture.
 */
public interface PagePictures {
    /** The first page, small; empty if no picture can be made of it. */
    Optional<GreyPicture> thumbnail(Document document);

    /**
     * A page as a JPEG image, with frames around some of it.
     *
     * @param page counted from 1
     * @param boxes in the pixels of the upright page that recognition reports
     * @return empty if there is no such page, or no picture can be made of it
     */
    Optional<byte[]> framed(Document document, int page, List<Box> boxes);
}
