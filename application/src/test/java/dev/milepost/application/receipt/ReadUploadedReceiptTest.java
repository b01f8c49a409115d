package dev.milepost.application.receipt;

import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.milepost.application.contract.Racing;
import dev.milepost.application.fake.InMemoryPhotoStore;
import dev.milepost.application.fake.InMemoryReceiptFingerprints;
import dev.milepost.application.fake.InMemoryReceiptRepository;
import dev.milepost.application.fake.Readers;
import dev.milepost.application.port.Recognition;
import dev.milepost.application.port.TextRecognizer;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.receipt.Box;
import dev.milepost.domain.receipt.ConfirmedReceipt;
import dev.milepost.domain.receipt.Duplicate;
import dev.milepost.domain.receipt.Likeness;
import dev.milepost.domain.receipt.ReadReceipt;
import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.receipt.RecognizedText;
import dev.milepost.domain.receipt.RecognizedText.Line;
import dev.milepost.domain.receipt.RecognizedText.Page;
import dev.milepost.domain.receipt.RecognizedText.Pass;
import dev.milepost.domain.receipt.RecognizedText.Word;
import dev.milepost.domain.receipt.UnreadableReason;
import dev.milepost.testing.People;
import dev.milepost.testing.Receipts;
import dev.milepost.testing.Tasks;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadUploadedReceiptTest {
    private static final byte[] PHOTO = {1, 2, 3, 4, 5, 6};

    /** Everything that tells one purchase from another. */
    private static final RecognizedText RECEIPT = new RecognizedText(List.of(new Page(
            1,
            400,
            400,
            List.of(new Pass(
                    "grey",
                    List.of(
                            line(0, "TEA", "HOUSE", "LTD"),
                            line(40, "2026-11-23"),
                            line(80, "Tea", "12.50"),
                            line(120, "GRAND", "TOTAL", "12.50"),
                            line(160, "CASH", "20.00"),
                            line(200, "CHANGE", "7.50")))),
            List.of())));

    private final InMemoryReceiptRepository receipts = new InMemoryReceiptRepository();
    private final InMemoryReceiptFingerprints fingerprints = new InMemoryReceiptFingerprints();
    private final InMemoryPhotoStore photos = new InMemoryPhotoStore();

    @Test
    void whatTheRecognizerSeesIsReadAndStored() {
        uploaded();

        reader(document -> {
                    assertThat(document.content()).isEqualTo(PHOTO);
                    return new Recognition.Recognized(text("Tea", "12.50"));
                })
                .read(Receipts.id(1));

        assertThat(stored().version()).isEqualTo(2);
        assertThat(stored().value())
                .isInstanceOfSatisfying(
                        ReadReceipt.class, read -> assertThat(read.readAt()).isEqualTo(NINE));
    }

    @Test
    void aBlankPageIsUnreadable() {
        uploaded();

        reader(document -> new Recognition.Recognized(text())).read(Receipts.id(1));

        assertThat(stored().value()).isEqualTo(unreadable(UnreadableReason.NO_TEXT));
    }

    @Test
    void whatTheRecognizerCannotReadIsUnreadableWithItsReason() {
        uploaded();

        reader(document -> new Recognition.Unrecognizable(UnreadableReason.ENCRYPTED))
                .read(Receipts.id(1));

        assertThat(stored().value()).isEqualTo(unreadable(UnreadableReason.ENCRYPTED));
    }

    @Test
    void aReceiptWhosePhotoIsGoneIsUnreadable() {
        receipts.add(Receipts.numbered(1).waiting());

        reader(document -> new Recognition.Recognized(text("Tea"))).read(Receipts.id(1));

        assertThat(stored().value()).isEqualTo(unreadable(UnreadableReason.EMPTY_FILE));
    }

    @Test
    void afterAFaultTheReceiptStillWaits() {
        uploaded();
        var failing = reader(document -> {
            throw new IllegalStateException("engine lost");
        });

        assertThat(catchThrowable(() -> failing.read(Receipts.id(1)))).hasMessage("engine lost");

        assertThat(receipts.waiting(10)).containsExactly(Receipts.id(1));
        failing.giveUp(Receipts.id(1));
        assertThat(stored().value()).isEqualTo(unreadable(UnreadableReason.ENGINE_FAILED));
    }

    @Test
    void readingTwiceDoesNoHarm() {
        uploaded();
        var reader = reader(document -> new Recognition.Recognized(text("Tea")));

        Racing.race(8, i -> {
            reader.read(Receipts.id(1));
            return i;
        });
        reader.giveUp(Receipts.id(1));

        assertThat(stored().version()).isEqualTo(2);
        assertThat(stored().value()).isInstanceOf(ReadReceipt.class);
    }

    @Test
    void whatAManagerDecidedMeanwhileStays() {
        uploaded();
        var rejected = Receipts.numbered(1)
                .waiting()
                .unreadable(UnreadableReason.NO_TEXT, NINE)
                .reject("empty page", People.MANAGER, NINE);

        reader(document -> {
                    receipts.save(rejected, 1);
                    return new Recognition.Recognized(text("Tea"));
                })
                .read(Receipts.id(1));

        assertThat(stored()).isEqualTo(new Versioned<Receipt>(rejected, 2));
    }

    @Test
    void aSecondPhotoOfTheSameReceiptNamesTheFirst() {
        uploaded();
        uploadedToo(2, new byte[] {9, 9, 9, 9, 9, 9});
        var reader = reader(document -> new Recognition.Recognized(RECEIPT));

        reader.read(Receipts.id(1));
        reader.read(Receipts.id(2));

        assertThat(stored().value().facts().duplicate()).isEmpty();
        assertThat(receipts.find(Receipts.id(2)).orElseThrow().value().facts().duplicate())
                .contains(new Duplicate(Receipts.id(1), Likeness.SAME_PURCHASE));
    }

    @Test
    void aPhotoThatLooksTheSameNamesTheFirstThoughNothingCouldBeReadOnIt() {
        uploaded();
        uploadedToo(2, PHOTO);
        var reader = reader(document -> new Recognition.Unrecognizable(UnreadableReason.NO_TEXT));

        reader.read(Receipts.id(1));
        reader.read(Receipts.id(2));

        assertThat(receipts.find(Receipts.id(2)).orElseThrow().value().facts().duplicate())
                .contains(new Duplicate(Receipts.id(1), Likeness.SAME_PHOTO));
    }

    @Test
    void theSameFileIsFoundEvenIfBothCameAtOnce() {
        var same = "ab".repeat(32);
        receipts.add(Receipts.numbered(1).sha256(same).waiting());
        receipts.add(Receipts.numbered(2).sha256(same).waiting());
        photos.put(Receipts.id(2), PHOTO);

        reader(document -> new Recognition.Recognized(RECEIPT)).read(Receipts.id(2));

        assertThat(receipts.find(Receipts.id(2)).orElseThrow().value().facts().duplicate())
                .contains(new Duplicate(Receipts.id(1), Likeness.SAME_FILE));
    }

    @Test
    void aReadingAboveTheThresholdIsConfirmedWithoutAManager() {
        uploaded();

        automatic().read(Receipts.id(1));

        assertThat(stored().value()).isInstanceOfSatisfying(ConfirmedReceipt.class, confirmed -> {
            assertThat(confirmed.isAutomatic()).isTrue();
            assertThat(confirmed.total()).isEqualTo(Tasks.BONUS);
        });
    }

    @Test
    void aSuspectedDuplicateIsLeftToAManagerHoweverSureItsReading() {
        uploaded();
        uploadedToo(2, new byte[] {9, 9, 9, 9, 9, 9});
        var reader = automatic();

        reader.read(Receipts.id(1));
        reader.read(Receipts.id(2));

        assertThat(stored().value()).isInstanceOf(ConfirmedReceipt.class);
        assertThat(receipts.find(Receipts.id(2)).orElseThrow().value()).isInstanceOf(ReadReceipt.class);
    }

    @Test
    void anUnknownReceiptIsPassedOver() {
        var reader = reader(document -> new Recognition.Recognized(text("Tea")));

        reader.read(Receipts.id(9));
        reader.giveUp(Receipts.id(9));

        assertThat(receipts.find(Receipts.id(9))).isEmpty();
    }

    private void uploaded() {
        receipts.add(Receipts.numbered(1).waiting());
        photos.put(Receipts.id(1), PHOTO);
    }

    private void uploadedToo(int number, byte[] photo) {
        receipts.add(Receipts.numbered(number).waiting());
        photos.put(Receipts.id(number), photo);
    }

    private ReadUploadedReceipt automatic() {
        return Readers.of(
                receipts, fingerprints, photos, document -> new Recognition.Recognized(RECEIPT), Optional.of(0.01));
    }

    private Versioned<Receipt> stored() {
        return receipts.find(Receipts.id(1)).orElseThrow();
    }

    private static Receipt unreadable(UnreadableReason reason) {
        return Receipts.numbered(1).waiting().unreadable(reason, NINE);
    }

    private ReadUploadedReceipt reader(TextRecognizer recognizer) {
        return Readers.of(receipts, fingerprints, photos, recognizer, Optional.empty());
    }

    private static Line line(int top, String... words) {
        return new Line(IntStream.range(0, words.length)
                .mapToObj(i -> new Word(words[i], 0.95, new Box(100 * i, top, 90, 20)))
                .toList());
    }

    private static RecognizedText text(String... words) {
        var line = new Line(List.of(words).stream()
                .map(word -> new Word(word, 0.9, new Box(0, 0, 10, 10)))
                .toList());
        var pass = new Pass("grey", List.of(line));
        return new RecognizedText(List.of(new Page(1, 100, 100, List.of(pass), List.of())));
    }
}
