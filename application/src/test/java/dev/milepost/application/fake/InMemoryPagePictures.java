package dev.milepost.application.fake;

import dev.milepost.application.port.Document;
import dev.milepost.application.port.PagePictures;
import dev.milepost.domain.receipt.Box;
import dev.milepost.domain.receipt.GreyPicture;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Pictures that content alone decides on, without being any: other bytes look altogether different. What is hardly a file shows nothing. */
public final class InMemoryPagePictures implements PagePictures {
    /** How a JPEG file begins. */
    private static final String MAGIC = "\u00ff\u00d8\u00ff";

    private static final int LEAST_BYTES = 6;
    private static final int SIDE = 64;

    @Override
    public Optional<GreyPicture> thumbnail(Document document) {
        if (document.content().length < LEAST_BYTES) {
            return Optional.empty();
        }
        var light = new byte[SIDE * SIDE];
        new Random(Arrays.hashCode(document.content())).nextBytes(light);
        return Optional.of(new GreyPicture(SIDE, SIDE, light));
    }

    /** Begins as a JPEG file does, and goes on with words about the frames. */
    @Override
    public Optional<byte[]> framed(Document document, int page, List<Box> boxes) {
        return thumbnail(document)
                .filter(picture -> page == 1)
                .map(picture -> (MAGIC + "page " + page + " " + boxes).getBytes(StandardCharsets.ISO_8859_1));
    }
}
