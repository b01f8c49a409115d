package dev.milepost.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.receipt.RecognizedText.Line;
import dev.milepost.domain.receipt.RecognizedText.Page;
import dev.milepost.domain.receipt.RecognizedText.Pass;
import dev.milepost.domain.receipt.RecognizedText.Word;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private static final LocalDate UPLOADED = LocalDate.of(2026, 11, 24);

    private static final ReaderSettings CHINA = new ReaderSettings(Currency.getInstance("CNY"), Optional.of("CN"));
    private static final List<String> CAFE = List.of(
            "CORNER CAFE", "12 Lakeside Road", "Noodle soup 36.00", "Green tea 8.50", "TOTAL 44.50", "CASH 50.00");
    private static final List<String> BAKERY =
            List.of("OLD BAKERY", "3 Mill Lane", "Two rolls 3.00", "Brown bread 5.50", "TOTAL 8.50", "CASH 10.00");

    @Test
    void receiptsWithAStripBetweenThemAreSeveral() {
        assertThat(read(page(60, CAFE, BAKERY)))
                .isEqualTo(new ReadingResult.Unreadable(UnreadableReason.SEVERAL_RECEIPTS));
    }

    @Test
    void oneReceiptIsOne() {
        assertThat(read(page(60, CAFE, List.of()))).isInstanceOf(ReadingResult.Read.class);
    }

    @Test
    void labelsAndAmountsApartAreOneReceipt() {
        var labels = List.of(
                "CORNER CAFE BAR", "12 Lakeside Road", "Noodle soup of beef", "Green tea", "TOTAL TO PAY", "CASH IN");
        var amounts = List.of("A 1", "B 2", "C 36.00", "D 8.50", "E 44.50", "F 50.00");
        assertThat(read(page(80, labels, amounts))).isInstanceOf(ReadingResult.Read.class);
    }

    private static ReadingResult read(Page page) {
        return new ReceiptReader().read(new RecognizedText(List.of(page)), CHINA, UPLOADED);
    }

    /** Lines that an engine took for one where they stand side by side, so many pixels apart. */
    private static Page page(int gap, List<String> left, List<String> right) {
        var lines = new ArrayList<Line>();
        for (var i = 0; i < left.size(); i++) {
            var words = new ArrayList<>(words(left.get(i), 0, 30 * i));
            if (i < right.size()) {
                words.addAll(words(right.get(i), 200 + gap, 30 * i));
            }
            lines.add(new Line(words));
        }
        return new Page(1, 600, 300, List.of(new Pass("test", lines)), List.of());
    }

    private static List<Word> words(String text, int left, int top) {
        var words = new ArrayList<Word>();
        for (var word : text.split(" ")) {
            words.add(new Word(word, 0.9, new Box(left, top, 10 * word.length(), 20)));
            left += 10 * word.length() + 10;
        }
        return words;
    }
}
