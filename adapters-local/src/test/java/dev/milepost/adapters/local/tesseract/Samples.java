package dev.milepost.adapters.local.tesseract;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Files for the tests here. */
public final class Samples {
    private static final byte[] ADOBE_CMYK = {
        (byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
    };

    private Samples() {}

    /** A photo of a receipt as PNG: TOTAL, 73.15. */
    public static byte[] receipt() {
        try {
            return Files.readAllBytes(Path.of("..", "docs", "sample", "receipt.png"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    public static BufferedImage receiptImage() {
        return image(receipt());
    }

    public static BufferedImage image(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An image in one of ImageIO's formats. */
    public static byte[] encoded(BufferedImage image, String format) {
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

    /** A picture of a hundred coloured fields, others for another number, as PNG. */
    public static byte[] fields(int number) {
        var random = new Random(number);
        var image = new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        for (var i = 0; i < 100; i++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            graphics.fillRect(i % 10 * 30, i / 10 * 40, 30, 40);
        }
        graphics.dispose();
        return encoded(image, "png");
    }

    /** Drawn onto another kind of image. */
    public static BufferedImage as(int type, BufferedImage image) {
        var drawn = new BufferedImage(image.getWidth(), image.getHeight(), type);
        var graphics = drawn.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return drawn;
    }

    /** Turned clockwise by so many quarters. */
    static BufferedImage turned(BufferedImage image, int quarters) {
        var lies = quarters % 2 == 1;
        var width = lies ? image.getHeight() : image.getWidth();
        var height = lies ? image.getWidth() : image.getHeight();
        var turned = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = turned.createGraphics();
        graphics.translate(width / 2.0, height / 2.0);
        graphics.rotate(quarters * Math.PI / 2);
        graphics.drawImage(image, -image.getWidth() / 2, -image.getHeight() / 2, null);
        graphics.dispose();
        return turned;
    }

    /** Two images of the same height on a grey table. */
    static BufferedImage sideBySide(BufferedImage left, BufferedImage right) {
        var height = left.getHeight();
        var width = right.getWidth() * height / right.getHeight();
        var margin = height / 40;
        var both = new BufferedImage(
                left.getWidth() + width + 3 * margin, height + 2 * margin, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = both.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setColor(Color.LIGHT_GRAY);
        graphics.fillRect(0, 0, both.getWidth(), both.getHeight());
        graphics.drawImage(left, margin, margin, null);
        graphics.drawImage(right, left.getWidth() + 2 * margin, margin, width, height, null);
        graphics.dispose();
        return both;
    }

    /** As printers have it: the ink in the fourth channel alone, inverted as Adobe's programs write it. */
    static byte[] cmykJpeg(BufferedImage image) throws IOException {
        var raster = Raster.createInterleavedRaster(0, image.getWidth(), image.getHeight(), 4, null);
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                raster.setPixel(x, y, new int[] {255, 255, 255, image.getRGB(x, y) & 0xff});
            }
        }
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(new IIOImage(raster, null, null));
        } finally {
            writer.dispose();
        }
        return withSegment(bytes.toByteArray(), ADOBE_CMYK);
    }

    /** A document whose one page carries these lines as text, a line below the other. @param size of the letters in points */
    public static byte[] pdf(int size, String... lines) {
        try (var pdf = new PDDocument()) {
            var page = new PDPage();
            pdf.addPage(page);
            try (var content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), size);
                content.setLeading(1.5f * size);
                content.newLineAtOffset(100, 700);
                for (var line : lines) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
            }
            return bytes(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page that shows the photo and has no text of its own. */
    static void addPageWithPhoto(PDDocument pdf) throws IOException {
        var page = new PDPage();
        pdf.addPage(page);
        try (var content = new PDPageContentStream(pdf, page)) {
            content.drawImage(PDImageXObject.createFromByteArray(pdf, receipt(), "receipt.png"), 100, 100, 400, 520);
        }
    }

    static byte[] bytes(PDDocument pdf) throws IOException {
        var bytes = new ByteArrayOutputStream();
        pdf.save(bytes);
        return bytes.toByteArray();
    }

    /** With an EXIF segment that holds the orientation alone. */
    public static byte[] withOrientation(byte[] jpeg, int orientation) {
        byte[] exif = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        return withSegment(jpeg, exif);
    }

    private static byte[] withSegment(byte[] jpeg, byte[] segment) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, 2);
        bytes.writeBytes(segment);
        bytes.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }

    /** Soft shapes and fur, as photos of animals have them: noise at all scales, each half as strong as the one before. */
    static BufferedImage animal() {
        var side = 900;
        var random = new Random(7);
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        for (var cells = 4; cells <= 256; cells *= 2) {
            var noise = new BufferedImage(cells, cells, BufferedImage.TYPE_INT_ARGB);
            for (var i = 0; i < cells * cells; i++) {
                var light = random.nextInt(256);
                noise.setRGB(i % cells, i / cells, new Color(light, light * 4 / 5, light * 3 / 5, 110).getRGB());
            }
            graphics.drawImage(noise, 0, 0, side, side, null);
        }
        graphics.setColor(new Color(40, 60, 20));
        graphics.fillOval(280, 300, 90, 120);
        graphics.fillOval(530, 300, 90, 120);
        graphics.dispose();
        return picture;
    }
}
