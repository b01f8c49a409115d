package dev.milepost.adapters.local.tesseract;

import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.UnreadableReason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes JPEG, PNG and WebP through ImageIO, whose readers here know CMYK, 16 bits a channel and animation (the first frame counts).
 * The size is taken from the header, before any pixel is decoded.
 */
final class ImageDecoder {
    /** 48 megapixels is what phones make, 35 an A4 page at 600 dpi; 40 kB of PNG can claim 900. */
    static final long MAX_PIXELS = 64_000_000;

    /** Beyond this every second pixel each way is enough, and a quarter of the memory. */
    private static final long FULL_RESOLUTION_PIXELS = 16_000_000;

    private ImageDecoder() {}

    /** @throws UnreadableDocument if this is no whole image of the type, or one of too many pixels */
    static DecodedImage decode(byte[] content, MediaType type) throws UnreadableDocument {
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            var reader = reader(input);
            try {
                var image = read(reader, input);
                return DecodedImage.of(image.pixels(), image.subsampling(), orientation(content, type));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // Readers answer broken content with all kinds of runtime exceptions: to the uploader all of them say the
            // same.
            throw new UnreadableDocument(UnreadableReason.DAMAGED_FILE);
        }
    }

    private static ImageReader reader(ImageInputStream input) throws UnreadableDocument {
        var readers = ImageIO.getImageReaders(input);
        if (!readers.hasNext()) {
            throw new UnreadableDocument(UnreadableReason.DAMAGED_FILE);
        }
        return readers.next();
    }

    private record Subsampled(BufferedImage pixels, int subsampling) {}

    private static Subsampled read(ImageReader reader, ImageInputStream input) throws IOException, UnreadableDocument {
        reader.setInput(input, true, true);
        var pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MAX_PIXELS) {
            throw new UnreadableDocument(UnreadableReason.TOO_LARGE);
        }
        var truncated = new boolean[1];
        reader.addIIOReadWarningListener((source, warning) -> truncated[0] |= warning.contains("EOF")
                || warning.contains("Truncated")
                || warning.contains("EOI")
                || warning.contains("premature"));
        var parameters = reader.getDefaultReadParam();
        var subsampling = pixels > FULL_RESOLUTION_PIXELS ? 2 : 1;
        parameters.setSourceSubsampling(subsampling, subsampling, 0, 0);
        var image = reader.read(0, parameters);
        if (truncated[0]) {
            throw new UnreadableDocument(UnreadableReason.DAMAGED_FILE);
        }
        return new Subsampled(image, subsampling);
    }

    /** The EXIF orientation, 1 (upright) to 8; 1 where there is none. */
    private static int orientation(byte[] content, MediaType type) throws IOException {
        if (type != MediaType.JPEG) {
            return 1;
        }
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            var segments = JPEGSegmentUtil.readSegments(input, JPEG.APP1, "Exif");
            if (segments.isEmpty()) {
                return 1;
            }
            // After the identifier comes one byte of padding, then a TIFF structure.
            var exif = segments.getFirst().data();
            exif.skipNBytes(1);
            return orientation(new MemoryCacheImageInputStream(exif));
        }
    }

    private static int orientation(ImageInputStream exif) throws IOException {
        var entry = new TIFFReader().read(exif).getEntryById(TIFF.TAG_ORIENTATION);
        return entry != null && entry.getValue() instanceof Number number ? Math.clamp(number.intValue(), 1, 8) : 1;
    }
}
