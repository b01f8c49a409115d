package dev.milepost.adapters.local.imaging;

import dev.milepost.application.port.Document;
import dev.milepost.application.port.PagePictures;
import dev.milepost.domain.receipt.Box;
import dev.milepost.domain.receipt.GreyPicture;
import dev.milepost.domain.receipt.UnreadableReason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures made by ImageIO and PDFBox in this process; a few at a time, the others wait. */
public final class ImageIoPagePictures implements PagePictures {
    /** Enough to read small print by, in half a megabyte of JPEG. */
    private static final double MOST_PIXELS = 3_000_000;

    private static final double THUMBNAIL_PIXELS = 512 * 512;
    private static final float QUALITY = 0.8f;

    /** Each may take a hundred megabytes. */
    private static final int AT_ONCE = 2;

    private final Semaphore permits = new Semaphore(AT_ONCE, true);

    /** A page's picture. @param scale its pixels for each pixel of the upright page */
    private record Picture(BufferedImage image, double scale) {}

    @Override
    public Optional<GreyPicture> thumbnail(Document document) {
        return picture(document, 1, THUMBNAIL_PIXELS).map(Picture::image).map(ImageIoPagePictures::grey);
    }

    @Override
    public Optional<byte[]> framed(Document document, int page, List<Box> boxes) {
        return picture(document, page, MOST_PIXELS).map(picture -> {
            Frames.draw(picture.image(), boxes, picture.scale());
            return jpeg(picture.image());
        });
    }

    private Optional<Picture> picture(Document document, int page, double pixels) {
        permits.acquireUninterruptibly();
        try {
            return Optional.of(
                    switch (document.type()) {
                        case JPEG, PNG, WEBP -> ofPhoto(document, page, pixels);
                        case PDF -> ofPdf(document.content(), page, pixels);
                        case HEIC -> throw new UnreadableDocument(UnreadableReason.UNSUPPORTED_FORMAT);
                    });
        } catch (UnreadableDocument unreadable) {
            return Optional.empty();
        } finally {
            permits.release();
        }
    }

    private static Picture ofPhoto(Document document, int page, double pixels) throws UnreadableDocument {
        if (page != 1) {
            throw new UnreadableDocument(UnreadableReason.NO_TEXT);
        }
        var file = ImageFile.decode(document.content(), document.type(), (long) (4 * pixels));
        var stored = file.pixels();
        var factor = Shrinking.factor(stored.getWidth(), stored.getHeight(), pixels);
        var image = Shrinking.upright(Shrinking.shrunk(stored, factor), file.orientation());
        return new Picture(image, factor / file.subsampling());
    }

    private static Picture ofPdf(byte[] content, int page, double pixels) throws UnreadableDocument {
        try (var file = PdfFile.open(content)) {
            if (page < 1 || page > file.pages()) {
                throw new UnreadableDocument(UnreadableReason.NO_TEXT);
            }
            var scale = file.scaleTo(page - 1, pixels);
            return new Picture(file.draw(page - 1, scale), scale);
        } catch (IOException e) {
            throw new UnreadableDocument(UnreadableReason.DAMAGED_FILE);
        }
    }

    /** Of a long strip, more is lost than of a square page. */
    private static GreyPicture grey(BufferedImage image) {
        var longest = Math.max(image.getWidth(), image.getHeight());
        var small = Shrinking.shrunk(image, Math.min(1, GreyPicture.MAX_SIDE / (double) longest));
        var light = new byte[small.getWidth() * small.getHeight()];
        for (var i = 0; i < light.length; i++) {
            var rgb = small.getRGB(i % small.getWidth(), i / small.getWidth());
            // Rec. 601 luma in 8-bit fixed point.
            light[i] = (byte) ((77 * (rgb >> 16 & 0xff) + 151 * (rgb >> 8 & 0xff) + 28 * (rgb & 0xff)) >> 8);
        }
        return new GreyPicture(small.getWidth(), small.getHeight(), light);
    }

    private static byte[] jpeg(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
