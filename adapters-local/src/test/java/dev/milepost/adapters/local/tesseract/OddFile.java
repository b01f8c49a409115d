package dev.milepost.adapters.local.tesseract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;

/** What is uploaded as a receipt and isn't a plain photo of one; none of it is kept as a file. */
public enum OddFile {
    NO_BYTES(() -> new byte[0]),
    TEXT_NAMED_AS_A_PHOTO(() -> "TOTAL 73.15".getBytes(US_ASCII)),
    CUT_OFF_JPEG(OddFile::cutOffJpeg),
    CMYK_JPEG(() -> Samples.cmykJpeg(Samples.receiptImage())),
    SIXTEEN_BIT_PNG(() -> Samples.encoded(Samples.as(BufferedImage.TYPE_USHORT_GRAY, Samples.receiptImage()), "png")),
    ANIMATED_WEBP(() -> WebpWriter.animated(Samples.receiptImage())),
    PNG_OF_900_MEGAPIXELS(() -> png(30_000, 30_000, 40_000_000)),
    PDF_OF_500_PAGES(OddFile::book),
    PDF_WITH_A_PASSWORD(OddFile::locked),
    PDF_WITH_A_SCRIPT(OddFile::scripted),
    /** The pixels of an image that stands in the page's own instructions, where no header is looked at. */
    PDF_OF_400_MEGAPIXELS(OddFile::inlineImage),
    PDF_OF_64_MEGAPIXELS(() -> blackPage(8_000, 8_000)),
    PDF_OF_AN_A4_PAGE_AT_600_DPI(() -> blackPage(4_961, 7_016)),
    BLANK_PHOTO(() -> Samples.encoded(blank(), "png")),
    ANIMAL(() -> Samples.encoded(Samples.animal(), "jpeg"));

    private final Maker maker;

    OddFile(Maker maker) {
        this.maker = maker;
    }

    private interface Maker {
        byte[] make() throws IOException;
    }

    /** Its bytes, made anew. */
    public byte[] content() {
        try {
            return maker.make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] cutOffJpeg() {
        var whole = Samples.encoded(Samples.as(BufferedImage.TYPE_INT_RGB, Samples.receiptImage()), "jpeg");
        return Arrays.copyOf(whole, whole.length / 2);
    }

    /** A PNG of grey pixels that has no more than so many of them, all black. */
    private static byte[] png(int width, int height, int pixels) throws IOException {
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 0, 0, 0, 0});
        var png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        png.writeBytes(chunk("IHDR", header.array()));
        png.writeBytes(chunk("IDAT", deflated(pixels)));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] chunk(String name, byte[] content) {
        var chunk = ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(name.getBytes(US_ASCII))
                .put(content);
        var sum = new CRC32();
        sum.update(chunk.array(), 4, 4 + content.length);
        return chunk.putInt((int) sum.getValue()).array();
    }

    private static byte[] book() throws IOException {
        try (var pdf = new PDDocument()) {
            for (var page = 0; page < 500; page++) {
                pdf.addPage(new PDPage());
            }
            return Samples.bytes(pdf);
        }
    }

    private static byte[] locked() throws IOException {
        try (var pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            return Samples.bytes(pdf);
        }
    }

    private static byte[] scripted() throws IOException {
        try (var pdf = new PDDocument()) {
            Samples.addPageWithPhoto(pdf);
            pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("while (true) {}"));
            return Samples.bytes(pdf);
        }
    }

    private static byte[] inlineImage() throws IOException {
        try (var pdf = new PDDocument()) {
            var page = new PDPage();
            pdf.addPage(page);
            var instructions = new PDStream(pdf);
            try (var out = instructions.createOutputStream(COSName.FLATE_DECODE)) {
                out.write("q 500 0 0 700 0 0 cm BI /W 20000 /H 20000 /BPC 8 /CS /G /F /Fl ID ".getBytes(US_ASCII));
                out.write(deflated(400_000_000));
                out.write("\nEI Q\n".getBytes(US_ASCII));
            }
            page.setContents(instructions);
            return Samples.bytes(pdf);
        }
    }

    private static byte[] blackPage(int width, int height) throws IOException {
        try (var pdf = new PDDocument()) {
            var page = new PDPage();
            pdf.addPage(page);
            var pixels = new ByteArrayInputStream(deflated(3 * width * height));
            var image = new PDImageXObject(pdf, pixels, COSName.FLATE_DECODE, width, height, 8, PDDeviceRGB.INSTANCE);
            try (var content = new PDPageContentStream(pdf, page)) {
                content.drawImage(image, 0, 0, 500, 700);
            }
            return Samples.bytes(pdf);
        }
    }

    /** So many zeros. */
    private static byte[] deflated(int bytes) throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(compressed)) {
            var some = new byte[100_000];
            for (var left = bytes; left > 0; left -= some.length) {
                deflater.write(some, 0, Math.min(left, some.length));
            }
        }
        return compressed.toByteArray();
    }

    private static BufferedImage blank() {
        var image = new BufferedImage(400, 600, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 400, 600);
        graphics.dispose();
        return image;
    }
}
