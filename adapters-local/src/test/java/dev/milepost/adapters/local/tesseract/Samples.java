package dev.milepost.adapters.local.tesseract;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Files for the tests here. */
final class Samples {
    private Samples() {}

    /** A photo of a receipt as PNG: TOTAL, 73.15. */
    static byte[] receipt() {
        try {
            return Files.readAllBytes(Path.of("..", "docs", "sample", "receipt.png"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** An image in one of ImageIO's formats. */
    static byte[] encoded(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("no writer for " + format + " takes such an image");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
