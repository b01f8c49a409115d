package dev.milepost.adapters.local.tesseract;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;

/** What is uploaded as a receipt and isn't a plain photo of one; none of it is kept as a file. */
public enum OddFile {
    NO_BYTES(() -> new byte[0]),
    TEXT_NAMED_AS_A_PHOTO(() -> "TOTAL 73.15".getBytes(StandardCharsets.US_ASCII)),
    CUT_OFF_JPEG(OddFile::cutOffJpeg),
    CMYK_JPEG(() -> Samples.cmykJpeg(Samples.receiptImage())),
    SIXTEEN_BIT_PNG(() -> Samples.encoded(Samples.as(BufferedImage.TYPE_USHORT_GRAY, Samples.receiptImage()), "png")),
    ANIMATED_WEBP(() -> WebpWriter.animated(Samples.receiptImage())),
    PNG_OF_900_MEGAPIXELS(() -> png(30_000, 30_000, 40_000_000)),
    PDF_OF_500_PAGES(OddFile::book),
    PDF_WITH_A_PASSWORD(OddFile::locked),
    PDF_WITH_A_SCRIPT(OddFile::scripted),
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
        var compressed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(compressed)) {
            deflater.write(new byte[pixels]);
        }
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 0, 0, 0, 0});
        var png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        png.writeBytes(chunk("IHDR", header.array()));
        png.writeBytes(chunk("IDAT", compressed.toByteArray()));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] chunk(String name, byte[] content) {
        var chunk = ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
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

    private static BufferedImage blank() {
        var image = new BufferedImage(400, 600, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 400, 600);
        graphics.dispose();
        return image;
    }
}
