package dev.milepost.adapters.http.testing;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Reads a QR code off a picture. A camera gets many frames and reads one of them; the decoder alone misses
 * one code in fifty of those that we show, at one size and not at the next.
 */
public final class QrReader {
    private static final double[] SIZES = {1, 1.5, 2, 3, 0.9};

    private QrReader() {}

    public static String read(byte[] png) {
        var shown = decoded(png);
        for (var size : SIZES) {
            var text = text(frame(shown, size));
            if (text.isPresent()) {
                return text.get();
            }
        }
        throw new AssertionError("no QR code is legible");
    }

    private static BufferedImage decoded(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage frame(BufferedImage shown, double size) {
        var width = (int) Math.round(shown.getWidth() * size);
        var height = (int) Math.round(shown.getHeight() * size);
        var frame = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = frame.createGraphics();
        pen.drawImage(shown.getScaledInstance(width, height, Image.SCALE_SMOOTH), 0, 0, null);
        pen.dispose();
        return frame;
    }

    private static Optional<String> text(BufferedImage frame) {
        return text(frame, Map.of()).or(() -> text(frame, Map.of(DecodeHintType.PURE_BARCODE, true)));
    }

    private static Optional<String> text(BufferedImage frame, Map<DecodeHintType, ?> hints) {
        var pixels = frame.getRGB(0, 0, frame.getWidth(), frame.getHeight(), null, 0, frame.getWidth());
        var source = new RGBLuminanceSource(frame.getWidth(), frame.getHeight(), pixels);
        try {
            var read = new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(source)), hints);
            return Optional.of(read.getText());
        } catch (NotFoundException unreadable) {
            return Optional.empty();
        }
    }
}
