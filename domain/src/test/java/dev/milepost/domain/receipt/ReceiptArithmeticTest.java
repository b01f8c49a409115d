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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the numbers of a receipt prove about each other. */
class ReceiptArithmeticTest {
    private static final LocalDate UPLOADED = LocalDate.of(2026, 11, 24);

    private static final ReaderSettings CHINA = new ReaderSettings(Currency.getInstance("CNY"), Optional.of("CN"));

    /** Each sum that receipts print, alone: the lines, the total, and the check that it passes. */
    @ParameterizedTest
    @CsvSource({
        "'Soup 36.00|Tea 30.50|Subtotal 66.50|GST 6% 3.99|TOTAL 70.49', 70.49, parts",
        "'Soup 36.00|Tea 30.50|Subtotal 66.50|Service 10% 6.65|TOTAL 73.15', 73.15, parts",
        "'Soup 36.00|Tea 30.50|Subtotal 66.50|Service charge 6.65|TOTAL 73.15', 73.15, parts",
        "'Soup 36.00|Tea 30.50|Subtotal 66.50|Discount 6.00|TOTAL 60.50', 60.50, parts",
        "'Soup 36.00|Tea 30.52|Subtotal 66.52|Rounding -0.02|TOTAL 66.50', 66.50, parts",
        "'Soup 36.00|Tea 30.50|Subtotal 66.50|Service 6.65|GST 4.39|Discount 3.00|Rounding 0.01|TOTAL 74.55', 74.55, parts",
        "'TOTAL 66.50|Cash 100.00|Change 33.50', 66.50, cash-less-change",
        "'Soup 36.00|Tea 30.50|TOTAL 66.50', 66.50, items",
        "'Soup 36.00|Tea 30.50|GST 3.99|TOTAL 70.49', 70.49, items",
        "'Soup 36.00|Tea 30.50|Discount 6.00|TOTAL 60.50', 60.50, items",
        "'Soup 36.00|Tea 30.50|Subtotal 66.50|Service 10% 6.65|TOTAL 73.15', 73.15, items",
        "'Soup 36.00|Tea 30.50|Subtotal 66.50|Service 6.65|GST 4.39|TOTAL 77.54', 77.54, items",
        "'合计 ¥737.08 ¥95.82|价税合计 （小写） ¥832.90', 832.90, net-and-tax",
        "'小计 66.50|服务费 6.65|总计 73.15', 73.15, parts",
        "'小计 66.50|优惠 6.00|应付金额 60.50', 60.50, parts",
        "'总计 66.50|现金 100.00|找零 33.50', 66.50, cash-less-change",
        "'价税合计（大写） 捌佰叁拾贰圆玖角整 （小写） ¥832.90', 832.90, words",
        "'合计 ¥10.50|大写 壹拾元伍角正', 10.50, words"
    })
    void everySumThatReceiptsPrintProvesTheTotal(String lines, String total, String check) {
        var reading = read(lines.split("\\|"));

        assertThat(total(reading)).isEqualTo(total);
        assertThat(reading.checks()).contains(new Check(check, true));
    }

    @Test
    void nothingFailsOnAReceiptThatAddsUp() {
        assertThat(read(
                                "Soup 36.00",
                                "Tea 30.50",
                                "Subtotal 66.50",
                                "Service 10% 6.65",
                                "TOTAL 73.15",
                                "Cash 80.00",
                                "Change 6.85")
                        .checks())
                .allMatch(Check::passed);
    }

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
