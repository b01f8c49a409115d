package dev.milepost.adapters.local.tesseract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.local.worker.PageLimit;
import dev.milepost.adapters.local.worker.SupervisedTextRecognizer;
import dev.milepost.application.contract.TextRecognizerContract;
import dev.milepost.application.port.Document;
import dev.milepost.application.port.Recognition;
import dev.milepost.application.port.TextRecognizer;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.ReaderSettings;
import dev.milepost.domain.receipt.Reading;
import dev.milepost.domain.receipt.ReadingResult;
import dev.milepost.domain.receipt.ReceiptReader;
import dev.milepost.domain.receipt.UnreadableReason;
import dev.milepost.testing.SharedData;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tesseract as the server uses it, in processes of its own, on files of all kinds, well and badly made. */
class TesseractWorkerTest implements TextRecognizerContract {
    private static final LocalDate UPLOADED = LocalDate.of(2026, 11, 24);

    private static final ReaderSettings SETTINGS = new ReaderSettings(Currency.getInstance("CNY"), Optional.of("CN"));

    private static final PageLimit LIMIT = new PageLimit(Duration.ofSeconds(60), Duration.ofMinutes(5));

    private static SupervisedTextRecognizer recognizer;

    @BeforeAll
    static void open(@TempDir Path folder) {
        var prepared = TesseractWorker.prepare(folder, List.of());
        assertThat(prepared.readsChinese()).isFalse();
        recognizer = new SupervisedTextRecognizer(prepared.command(), LIMIT, 2);
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
    void aWorkerCanBeHad() {
        assertThat(recognizer.answers()).isTrue();
    }

    @Test
    void anEmptyFileAndTextNamedAsAPhotoAreNone() {
        assertThat(reason(OddFile.NO_BYTES.content(), MediaType.JPEG)).isEqualTo(UnreadableReason.EMPTY_FILE);
        assertThat(reason(OddFile.TEXT_NAMED_AS_A_PHOTO.content(), MediaType.JPEG))
                .isEqualTo(UnreadableReason.UNKNOWN_FORMAT);
    }

    @Test
    void photosThatEndEarlyAreDamaged() {
        var rgb = Samples.as(BufferedImage.TYPE_INT_RGB, Samples.receiptImage());
        for (var format : List.of("jpeg", "png")) {
            var whole = Samples.encoded(rgb, format);
            assertThat(reason(Arrays.copyOf(whole, whole.length / 2), type(whole)))
                    .as(format)
                    .isEqualTo(UnreadableReason.DAMAGED_FILE);
        }
        var webp = WebpWriter.still(rgb);
        assertThat(reason(Arrays.copyOf(webp, webp.length / 2), MediaType.WEBP))
                .isEqualTo(UnreadableReason.DAMAGED_FILE);
    }

    @Test
    void heicIsNotReadHere() {
        var heic = new byte[32];
        System.arraycopy("ftypheic".getBytes(StandardCharsets.US_ASCII), 0, heic, 4, 8);
        assertThat(reason(heic, MediaType.HEIC)).isEqualTo(UnreadableReason.UNSUPPORTED_FORMAT);
    }

    @Test
    void cmykAndSixteenBitsAndWebpAreRead() {
        assertTotal(OddFile.CMYK_JPEG.content());
        assertTotal(OddFile.SIXTEEN_BIT_PNG.content());
        assertTotal(WebpWriter.still(Samples.receiptImage()));
    }

    @Test
    void ofAnAnimatedWebpTheFirstPictureIsRead() {
        assertTotal(OddFile.ANIMATED_WEBP.content());
    }

    @Test
    void aPhotoIsTurnedAsExifSays() {
        var jpeg = Samples.encoded(
                Samples.as(BufferedImage.TYPE_INT_RGB, Samples.turned(Samples.receiptImage(), 3)), "jpeg");
        assertTotal(Samples.withOrientation(jpeg, 6));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aPhotoThatIsTurnedWithoutSayingSoIsRead(int quarters) {
        var turned = Samples.turned(Samples.receiptImage(), quarters);
        var reading = read(Samples.encoded(turned, "png"));
        assertThat(reading.total().orElseThrow().amount()).isEqualTo("73.15");
        var box = reading.evidence().getFirst().box();
        assertThat(box.right()).as("evidence lies on the photo").isLessThanOrEqualTo(turned.getWidth());
        assertThat(box.bottom()).isLessThanOrEqualTo(turned.getHeight());
        assertThat(box.width() > box.height()).as("as the text runs").isEqualTo(quarters == 2);
    }

    @Test
    void aRealReceiptOnItsSideIsRead() throws IOException {
        var file = Files.readAllBytes(SharedData.path("receipts/sroie/020.jpg"));
        var turned = Samples.turned(Samples.image(file), 1);
        assertThat(read(Samples.encoded(turned, "png")).total().orElseThrow().amount())
                .isEqualTo("54.50");
    }

    @Test
    void severalReceiptsOnOnePhotoAreNotReadAsOne() throws IOException {
        var one = Samples.image(Files.readAllBytes(SharedData.path("receipts/sroie/146.jpg")));
        var other = Samples.image(Files.readAllBytes(SharedData.path("receipts/sroie/161.jpg")));
        var both = Samples.encoded(Samples.sideBySide(one, other), "png");
        assertThat(result(both)).isEqualTo(new ReadingResult.Unreadable(UnreadableReason.SEVERAL_RECEIPTS));
    }

    @Test
    void aPhotoOfAnAnimalHasNoTotal() {
        var result = result(OddFile.ANIMAL.content());
        switch (result) {
            case ReadingResult.Unreadable unreadable ->
                assertThat(unreadable.reason()).isEqualTo(UnreadableReason.NO_TEXT);
            case ReadingResult.Read read -> assertThat(read.reading().total()).isEmpty();
        }
    }

    @Test
    void scriptsInAPdfAreLeftAloneAndItsPageIsRead() {
        assertTotal(OddFile.PDF_WITH_A_SCRIPT.content());
    }

    private static MediaType type(byte[] content) {
        return MediaType.sniff(content).orElseThrow();
    }

    private static UnreadableReason reason(byte[] content, MediaType type) {
        var recognition = recognizer.recognize(new Document(content, type));
        assertThat(recognition).isInstanceOf(Recognition.Unrecognizable.class);
        return ((Recognition.Unrecognizable) recognition).reason();
    }

    private static void assertTotal(byte[] content) {
        assertThat(read(content).total().orElseThrow().amount()).isEqualTo("73.15");
    }

    private static Reading read(byte[] content) {
        var result = result(content);
        assertThat(result).isInstanceOf(ReadingResult.Read.class);
        return ((ReadingResult.Read) result).reading();
    }

    private static ReadingResult result(byte[] content) {
        return switch (recognizer.recognize(new Document(content, type(content)))) {
            case Recognition.Recognized recognized -> new ReceiptReader().read(recognized.text(), SETTINGS, UPLOADED);
            case Recognition.Unrecognizable not -> new ReadingResult.Unreadable(not.reason());
        };
    }
}
