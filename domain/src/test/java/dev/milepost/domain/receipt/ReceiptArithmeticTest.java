package dev.milepost.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.receipt.Reading.Check;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What the numbers of a receipt prove about each other. */
class ReceiptArithmeticTest {
    private static final LocalDate UPLOADED = LocalDate.of(2026, 11, 24);

    private static final ReaderSettings CHINA = new ReaderSettings(Currency.getInstance("CNY"), Optional.of("CN"));

    @Test
    void sumsOfWhatIsTaxedAlikeMakeTheTotal() {
        assertThat(read("Total 6% supplies (Inc. GST): -3.82", "Total 0% supplies: 35.14", "Total Payable: 31.32")
                        .checks())
                .contains(new Check("parts", true));
        assertThat(read("Total 6% supplies (Inc. GST): -3.82", "Total 0% supplies: 35.14", "Total Payable: 31.22")
                        .checks())
                .doesNotContain(new Check("parts", true));
    }

    @Test
    void whatWasPaidWithoutChangeIsTheTotal() {
        var reading = read("Item Total with GST 41.48", "MASTER 41.50", "Change 0.00");
        assertThat(total(reading)).isEqualTo("41.50");
        assertThat(reading.checks()).contains(new Check("cash-less-change", true));
    }

    @Test
    void whatStandsAboveTheChangeWasHandedOver() {
        var reading = read("Parking 5.00", "Amount incl. GST 5.00", "Accepted total 10.00", "Change 5.00");
        assertThat(total(reading)).isEqualTo("5.00");
        assertThat(reading.checks()).contains(new Check("cash-less-change", true));
    }

    @Test
    void aMisreadDigitIsRepairedWhereTwoSumsProveIt() {
        var reading = read("Pork 14.00", "Rice 37.42", "Sub total 51.42", "GST 3.08", "Total inclusive of GST 64.50");
        assertThat(total(reading)).isEqualTo("54.50");
        assertThat(reading.evidence().getFirst().text()).contains("64.50");
    }

    @Test
    void aMisreadDigitStaysWhereNothingProvesIt() {
        assertThat(total(read("Sub total 51.42", "Total inclusive of GST 64.50")))
                .isEqualTo("64.50");
    }

    @Test
    void whatProvesASumProvesWhatItIsRoundedTo() {
        var reading = read("Soup 36.00", "Tea 30.52", "Total 66.52", "Total after rounding 66.50");
        assertThat(total(reading)).isEqualTo("66.50");
        assertThat(reading.checks()).contains(new Check("items", true));
    }

    @Test
    void anAmountInWordsProvesTheDigitsEvenIfBadlyRead() {
        var reading = read("合计 ¥737.08 ¥95.82", "价税合计（大写） 抽佰参抬项圆玖角整 （小写） 36323");
        assertThat(total(reading)).isEqualTo("832.90");
        assertThat(reading.checks()).contains(new Check("words", true));
    }

    @Test
    void anAmountInOtherWordsProvesNothing() {
        assertThat(read("合计 ¥737.08 ¥95.82", "价税合计（大写） 壹万贰仟叁佰肆拾圆整").checks()).doesNotContain(new Check("words", true));
    }

    @Property
    void anAmountWrittenOutIsReadAgain(@ForAll @LongRange(min = 1, max = 9_999_999_999L) long fen) {
        var written = ChineseNumerals.write(fen);
        assertThat(ChineseNumerals.find(written)).as(written).isEqualTo(OptionalLong.of(fen));
        assertThat(ChineseNumerals.misread(fen, written)).isZero();
    }

    private static String total(Reading reading) {
        return reading.total().orElseThrow().amount();
    }

    private static Reading read(String... lines) {
        var text = ReceiptTexts.of(List.of(Arrays.asList(lines)));
        return ((ReadingResult.Read) new ReceiptReader().read(text, CHINA, UPLOADED)).reading();
    }
}
