package dev.milepost.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.receipt.RecognizedText.Line;
import dev.milepost.domain.receipt.RecognizedText.Page;
import dev.milepost.domain.receipt.RecognizedText.Pass;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StackedTest {
    private static final LocalDate UPLOADED = LocalDate.of(2026, 11, 24);
    private static final ReaderSettings CHINA = new ReaderSettings(Currency.getInstance("CNY"), Optional.of("CN"));
    private static final ReadingResult SEVERAL = new ReadingResult.Unreadable(UnreadableReason.SEVERAL_RECEIPTS);

    private static final List<String> CAFE = List.of(
            "CORNER CAFE SDN BHD",
            "12 Lakeside Road",
            "Date 12/03/2018",
            "Noodle soup 36.00",
            "Green tea 8.50",
            "TOTAL 44.50",
            "CASH 50.00",
            "CHANGE 5.50");
    private static final List<String> BAKERY = List.of(
            "OLD BAKERY ENTERPRISE",
            "3 Mill Lane",
            "Date 14/03/2018",
            "Two rolls 3.00",
            "Brown bread 5.50",
            "TOTAL 8.50",
            "CASH 10.00");
    private static final List<String> CARD_SLIP = List.of(
            "CORNER CAFE SDN BHD",
            "CARD NO 1234",
            "Date 12/03/2018",
            "APPROVAL CODE 77",
            "TOTAL 44.50",
            "SIGNATURE",
            "THANK YOU");
    private static final List<String> TAX_TABLE = List.of(
            "GST Summary",
            "Amount Tax",
            "S 6% 41.98 2.52",
            "Total 41.98 2.52",
            "Goods sold",
            "are not returned",
            "Bye");

    @Test
    void oneReceiptAboveAnotherIsSeveral() {
        assertThat(read(60, CAFE, BAKERY)).isEqualTo(SEVERAL);
        assertThat(read(60, BAKERY, CAFE)).isEqualTo(SEVERAL);
    }

    @Test
    void withoutAGapItIsOne() {
        assertThat(read(30, CAFE, BAKERY)).isInstanceOf(ReadingResult.Read.class);
    }

    @Test
    void theSlipOfACardBelowItsReceiptRepeatsTheTotal() {
        assertThat(read(60, CAFE, CARD_SLIP)).isInstanceOf(ReadingResult.Read.class);
    }

    @Test
    void theTableOfTaxBelowAReceiptIsPartOfIt() {
        assertThat(read(60, CAFE, TAX_TABLE)).isInstanceOf(ReadingResult.Read.class);
    }

    @Test
    void twoReceiptsOfOneBusinessOnTwoDaysAreSeveral() {
        var later = new ArrayList<>(CAFE);
        later.set(2, "Date 13/03/2018");
        later.set(4, "Green tea 9.50");
        later.set(5, "TOTAL 45.50");
        assertThat(read(60, CAFE, later)).isEqualTo(SEVERAL);
    }

    /** Lines 30 pixels apart, the two lists so many. */
    private static ReadingResult read(int gap, List<String> upper, List<String> lower) {
        var lines = new ArrayList<Line>();
        for (var i = 0; i < upper.size(); i++) {
            lines.add(ReceiptTexts.line(upper.get(i), 30 * i));
        }
        for (var i = 0; i < lower.size(); i++) {
            lines.add(ReceiptTexts.line(lower.get(i), 30 * (upper.size() - 1) + gap + 30 * i));
        }
        var page = new Page(1, 600, 900, List.of(new Pass("test", lines)), List.of());
        return new ReceiptReader().read(new RecognizedText(List.of(page)), CHINA, UPLOADED);
    }
}
