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
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
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
        return new Document(Samples.receipt(), MediaType.PNG);
    }

    @Test
    void aDecompressionBombIsRefusedByItsHeaderAlone() {
        var bomb = OddFile.PNG_OF_900_MEGAPIXELS.content();
        assertThat(bomb).hasSizeLessThan(45_000);
        assertThat(recognizer.recognize(new Document(bomb, MediaType.PNG)))
                .isEqualTo(new Recognition.Unrecognizable(UnreadableReason.TOO_LARGE));
    }

    @Test
    void aBlankImageHasNoText() {
        var recognition = recognizer.recognize(new Document(OddFile.BLANK_PHOTO.content(), MediaType.PNG));
        assertThat(((Recognition.Recognized) recognition).text().isBlank()).isTrue();
    }

    @Test
    void whatLiesInAHardShadeIsReadByThresholdingLocally() {
        var shaded = Samples.encoded(shaded(Samples.receiptImage()), "png");
        var recognition = recognizer.recognize(new Document(shaded, MediaType.PNG));
        var passes = ((Recognition.Recognized) recognition)
                .text().pages().getFirst().passes().stream()
                        .collect(Collectors.toMap(pass -> pass.name(), TesseractTextRecognizerTest::words));
        assertThat(passes.get("local")).contains("73.15");
        assertThat(passes.get("smooth")).as("without it").doesNotContain("73.15");
    }

    @Test
    void aTotalInWhiteOnBlackIsRead() {
        var image = Samples.receiptImage();
        var total = passes(image)
                .flatMap(pass -> pass.lines().stream())
                .flatMap(line -> line.words().stream())
                .filter(word -> word.text().equals("73.15"))
                .findFirst()
                .orElseThrow()
                .box();
        invert(image, total.top() - total.height() / 2, total.bottom() + total.height() / 2);
        assertThat(passes(image)).anySatisfy(pass -> assertThat(words(pass)).contains("73.15"));
    }

    private static Stream<Pass> passes(BufferedImage image) {
        var recognition = recognizer.recognize(new Document(Samples.encoded(image, "png"), MediaType.PNG));
        return ((Recognition.Recognized) recognition).text().pages().getFirst().passes().stream();
    }

    private static void invert(BufferedImage image, int top, int bottom) {
        var margin = image.getWidth() / 20;
        for (var y = top; y < bottom; y++) {
            for (var x = margin; x < image.getWidth() - margin; x++) {
                image.setRGB(x, y, image.getRGB(x, y) ^ 0xffffff);
            }
        }
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

    @Test
    void aPdfIsReadByItsTextLayerOrElseByItsPages() throws IOException {
        for (var pdf : new byte[][] {Samples.pdf(12, "TOTAL CNY 73.15, thank you for coming"), pdfOfImage()}) {
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
                var written = Loader.loadPDF(Samples.pdf(12, "TOTAL CNY 73.15, thank you for coming"));
                var both = new PDDocument()) {
            both.addPage(drawn.getPage(0));
            both.addPage(written.getPage(0));
            var recognition = recognizer.recognize(new Document(Samples.bytes(both), MediaType.PDF));
            var pages = ((Recognition.Recognized) recognition).text().pages();
            assertThat(pages).extracting(page -> page.number()).containsExactly(1, 2);
            assertThat(pages.getFirst().passes().getFirst().name()).isNotEqualTo("text");
            assertThat(pages.getLast().passes().getFirst().name()).isEqualTo("text");
        }
    }

    @Test
    void aPdfWithAPasswordOrTooManyPagesIsRefusedWithThatReason() {
        assertThat(recognizer.recognize(new Document(OddFile.PDF_WITH_A_PASSWORD.content(), MediaType.PDF)))
                .isEqualTo(new Recognition.Unrecognizable(UnreadableReason.ENCRYPTED));
        assertThat(recognizer.recognize(new Document(OddFile.PDF_OF_500_PAGES.content(), MediaType.PDF)))
                .isEqualTo(new Recognition.Unrecognizable(UnreadableReason.TOO_MANY_PAGES));
    }

    private static byte[] pdfOfImage() throws IOException {
        try (var pdf = new PDDocument()) {
            Samples.addPageWithPhoto(pdf);
            return Samples.bytes(pdf);
        }
    }
}
