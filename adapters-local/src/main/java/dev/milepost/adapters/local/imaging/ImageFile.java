package dev.milepost.adapters.local.imaging;

import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.UnreadableReason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes JPEG, PNG and WebP through ImageIO, whose readers here know CMYK, 16 bits a channel and animation (the first frame counts).
 * The size is taken from the header, before any pixel is decoded.
 */
public final class ImageFile {
    /** 48 megapixels is what phones make, 35 an A4 page at 600 dpi; 40 kB of PNG can claim 900. */
    public static final long MAX_PIXELS = 64_000_000;

    private ImageFile() {}

    /**
     * The pixels of a file, as they are stored.
     *
     * @param subsampling only every so manieth pixel each way is there
     * @param orientation how to turn them, as EXIF numbers it: 1 upright, 3 upside down, 6 and 8 lying, the others mirrored too
     */
    public record Decoded(BufferedImage pixels, int subsampling, int orientation) {}

    /**
     * Decodes a file, every second pixel each way of one that has more than so many.
     *
     * @throws UnreadableDocument if this is no whole image of the type, or one of more than {@value #MAX_PIXELS} pixels
     */
    public static Decoded decode(byte[] content, MediaType type, long fullResolutionPixels) throws UnreadableDocument {
        if (type == MediaType.WEBP) {
            requireWholeRiff(content);
        }
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            var reader = reader(input);
            try {
                var subsampling = subsampling(reader, input, fullResolutionPixels);
                return new Decoded(read(reader, subsampling), subsampling, orientation(content, type));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // Readers answer broken content with all kinds of runtime exceptions: to the uploader all of them say the
            // same.
            throw new UnreadableDocument(UnreadableReason.DAMAGED_FILE);
        }
    }

    /** The reader of WebP takes missing bits for zeros. A RIFF file tells its length, less eight bytes, behind its name. */
    private static void requireWholeRiff(byte[] content) throws UnreadableDocument {
        if (content.length < 12
                || ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(4) > content.length - 8) {
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

    private static int subsampling(ImageReader reader, ImageInputStream input, long fullResolutionPixels)
            throws IOException, UnreadableDocument {
        reader.setInput(input, true, true);
        var pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MAX_PIXELS) {
            throw new UnreadableDocument(UnreadableReason.TOO_LARGE);
        }
        return pixels > fullResolutionPixels ? 2 : 1;
    }

    private static BufferedImage read(ImageReader reader, int subsampling) throws IOException, UnreadableDocument {
        var truncated = new boolean[1];
        reader.addIIOReadWarningListener((source, warning) -> truncated[0] |= warning.contains("EOF")
                || warning.contains("Truncated")
                || warning.contains("EOI")
                || warning.contains("premature"));
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(subsampling, subsampling, 0, 0);
        var image = reader.read(0, parameters);
        if (truncated[0]) {
            throw new UnreadableDocument(UnreadableReason.DAMAGED_FILE);
        }
        return image;
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
