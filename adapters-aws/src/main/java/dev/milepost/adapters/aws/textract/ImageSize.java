package dev.milepost.adapters.aws.textract;

import dev.milepost.application.port.Document;
import java.nio.ByteBuffer;

/**
 * The size of a page in pixels, from the first bytes of its file: Textract tells places as shares of it. For a document without pixels it is
 * that of a letter at 200 dots an inch.
 */
record ImageSize(int width, int height) {
    private static final ImageSize OF_A_LETTER = new ImageSize(1_700, 2_200);
    private static final int PNG_SIZE_AT = 16;
    private static final int JPEG_MARKER = 0xFF;

    static ImageSize of(Document document) {
        var bytes = ByteBuffer.wrap(document.content());
        return switch (document.type()) {
            case JPEG -> jpeg(bytes);
            case PNG ->
                bytes.remaining() < PNG_SIZE_AT + 8
                        ? OF_A_LETTER
                        : new ImageSize(bytes.getInt(PNG_SIZE_AT), bytes.getInt(PNG_SIZE_AT + 4));
            case WEBP, HEIC, PDF -> OF_A_LETTER;
        };
    }

    /** Goes from segment to segment until the one that begins a frame (ITU-T T.81, B.1.1.3 and B.2.2). */
    private static ImageSize jpeg(ByteBuffer bytes) {
        for (var at = 2; at + 9 <= bytes.limit(); at += 2 + (bytes.getShort(at + 2) & 0xFFFF)) {
            var marker = bytes.get(at + 1) & 0xFF;
            if ((bytes.get(at) & 0xFF) != JPEG_MARKER) {
                return OF_A_LETTER;
            }
            if (beginsFrame(marker)) {
                return new ImageSize(bytes.getShort(at + 7) & 0xFFFF, bytes.getShort(at + 5) & 0xFFFF);
            }
        }
        return OF_A_LETTER;
    }

    private static boolean beginsFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
