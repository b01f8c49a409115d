package dev.milepost.adapters.local.tesseract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.contract.TextRecognizerContract;
import dev.milepost.application.port.Document;
import dev.milepost.application.port.Recognition;
import dev.milepost.application.port.TextRecognizer;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.RecognizedText.Pass;
import dev.milepost.domain.receipt.UnreadableReason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TesseractTextRecognizerTest implements TextRecognizerContract {
    private static TesseractTextRecognizer recognizer;

    @BeforeAll
    static void open(@TempDir Path folder) {
        recognizer = TesseractTextRecognizer.open(folder, List.of(), 2);
    }

    @AfterAll
    static void close() {
        recognizer.close();
    }

    @Override
    public TextRecognizer recognizer() {
        return recognizer;
    }

    @Override
    public Document readable() {
        return new Document(sample(), MediaType.PNG);
    }

    private static byte[] sample() {
        try {
            return Files.readAllBytes(Path.of("..", "docs", "sample", "receipt.png"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Test
    void anEngineCanBeHad() {
        assertThat(recognizer.answers()).isTrue();
    }

    @Test
    void aDecompressionBombIsRefusedByItsHeaderAlone() throws IOException {
        var bomb = pngHeader(30_000, 30_000);
        assertThat(recognizer.recognize(new Document(bomb, MediaType.PNG)))
                .isEqualTo(new Recognition.Unrecognizable(UnreadableReason.TOO_LARGE));
    }

    @Test
    void aTruncatedImageIsDamaged() throws IOException {
        var image = ImageIO.read(Path.of("..", "docs", "sample", "receipt.png").toFile());
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", jpeg);
        var half = Arrays.copyOf(jpeg.toByteArray(), jpeg.size() / 2);
        assertThat(recognizer.recognize(new Document(half, MediaType.JPEG)))
                .isEqualTo(new Recognition.Unrecognizable(UnreadableReason.DAMAGED_FILE));
    }

    @Test
    void aBlankImageHasNoText() throws IOException {
        var png = new ByteArrayOutputStream();
        var blank = new BufferedImage(400, 600, BufferedImage.TYPE_INT_RGB);
        var graphics = blank.createGraphics();
        graphics.fillRect(0, 0, 400, 600);
        graphics.dispose();
        ImageIO.write(blank, "png", png);
        var recognition = recognizer.recognize(new Document(png.toByteArray(), MediaType.PNG));
        assertThat(((Recognition.Recognized) recognition).text().isBlank()).isTrue();
    }

    @Test
    void whatLiesInAHardShadeIsReadByThresholdingLocally() throws IOException {
        var image = ImageIO.read(Path.of("..", "docs", "sample", "receipt.png").toFile());
        var recognition = recognizer.recognize(new Document(png(shaded(image)), MediaType.PNG));
        var passes = ((Recognition.Recognized) recognition)
                .text().pages().getFirst().passes().stream()
                        .collect(Collectors.toMap(pass -> pass.name(), TesseractTextRecognizerTest::words));
        assertThat(passes.get("local")).contains("73.15");
        assertThat(passes.get("smooth")).as("without it").doesNotContain("73.15");
    }

    private static List<String> words(Pass pass) {
        return pass.lines().stream()
                .flatMap(line -> line.words().stream())
                .map(word -> word.text())
                .toList();
    }

    /** A sharp shade, as of the hand that holds the phone, over the lower part of the page. */
    private static BufferedImage shaded(BufferedImage image) {
        var result = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                var light = image.getRGB(x, y) & 0xff;
                var lit = inShade(x, y, image) ? 20 + light / 5 : light;
                result.setRGB(x, y, lit << 16 | lit << 8 | lit);
            }
        }
        return result;
    }

    private static boolean inShade(int x, int y, BufferedImage image) {
        return 2 * y + x > image.getHeight();
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void aPdfIsReadByItsTextLayerOrElseByItsPages() throws IOException {
        for (var pdf : new byte[][] {writtenPdf("TOTAL CNY 73.15, thank you for coming"), pdfOfImage()}) {
            var recognition = recognizer.recognize(new Document(pdf, MediaType.PDF));
            var text = ((Recognition.Recognized) recognition).text();
            assertThat(text.pages().getFirst().passes().getFirst().lines())
                    .flatExtracting(line -> line.words())
                    .extracting(word -> word.text())
                    .anyMatch(word -> word.startsWith("TOTAL"));
        }
    }

    @Test
    void pagesOfAPdfComeInOrderWhetherWrittenOrDrawn() throws IOException {
        try (var drawn = Loader.loadPDF(pdfOfImage());
                var written = Loader.loadPDF(writtenPdf("TOTAL CNY 73.15, thank you for coming"));
                var both = new PDDocument()) {
            both.addPage(drawn.getPage(0));
            both.addPage(written.getPage(0));
            var recognition = recognizer.recognize(new Document(bytes(both), MediaType.PDF));
            var pages = ((Recognition.Recognized) recognition).text().pages();
            assertThat(pages).extracting(page -> page.number()).containsExactly(1, 2);
            assertThat(pages.getFirst().passes().getFirst().name()).isNotEqualTo("text");
            assertThat(pages.getLast().passes().getFirst().name()).isEqualTo("text");
        }
    }

    @Test
    void aPdfWithAPasswordOrTooManyPagesIsRefusedWithThatReason() throws IOException {
        try (var locked = new PDDocument()) {
            locked.addPage(new PDPage());
            locked.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            assertThat(recognizer.recognize(new Document(bytes(locked), MediaType.PDF)))
                    .isEqualTo(new Recognition.Unrecognizable(UnreadableReason.ENCRYPTED));
        }
        try (var book = new PDDocument()) {
            for (var page = 0; page < 500; page++) {
                book.addPage(new PDPage());
            }
            assertThat(recognizer.recognize(new Document(bytes(book), MediaType.PDF)))
                    .isEqualTo(new Recognition.Unrecognizable(UnreadableReason.TOO_MANY_PAGES));
        }
    }

    private static byte[] writtenPdf(String text) throws IOException {
        try (var pdf = new PDDocument()) {
            var page = new PDPage();
            pdf.addPage(page);
            try (var content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(100, 700);
                content.showText(text);
                content.endText();
            }
            return bytes(pdf);
        }
    }

    private static byte[] pdfOfImage() throws IOException {
        try (var pdf = new PDDocument()) {
            var page = new PDPage();
            pdf.addPage(page);
            try (var content = new PDPageContentStream(pdf, page)) {
                content.drawImage(PDImageXObject.createFromByteArray(pdf, sample(), "receipt.png"), 100, 100, 400, 520);
            }
            return bytes(pdf);
        }
    }

    private static byte[] bytes(PDDocument pdf) throws IOException {
        var bytes = new ByteArrayOutputStream();
        pdf.save(bytes);
        return bytes.toByteArray();
    }

    /** A PNG of grey pixels that ends after its header. */
    private static byte[] pngHeader(int width, int height) {
        var chunk = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 0, 0, 0, 0});
        var crc = new CRC32();
        crc.update(chunk.array());
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(chunk.array())
                .putInt((int) crc.getValue())
                .array();
    }
}
