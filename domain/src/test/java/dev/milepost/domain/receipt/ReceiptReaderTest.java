package dev.milepost.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.receipt.RecognizedText.FieldLabel;
import dev.milepost.domain.receipt.RecognizedText.LabelledField;
import dev.milepost.domain.receipt.RecognizedText.Page;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptReaderTest {
    private static final LocalDate UPLOADED = LocalDate.of(2026, 11, 24);

    private static final ReaderSettings CHINA = new ReaderSettings(Currency.getInstance("CNY"), Optional.of("CN"));

    @Test
    void theTotalIsToldFromSubtotalTaxCashAndChange() {
        var reading = read(
                "CORNER CAFE",
                "Soup 36.00",
                "Tea 30.50",
                "Subtotal 66.50",
                "Tax 6% 3.99",
                "TOTAL RM 70.49",
                "CASH 100.00",
                "CHANGE 29.51");
        assertThat(reading.total().orElseThrow().amount()).isEqualTo("70.49");
        assertThat(reading.currency()).contains(Currency.getInstance("MYR"));
        assertThat(reading.merchant()).contains("CORNER CAFE");
        assertThat(reading.checks())
                .contains(new Reading.Check("cash-less-change", true), new Reading.Check("parts", true));
        assertThat(reading.evidence().getFirst().text()).contains("70.49");
    }

    @Test
    void itemsThatAddUpConfirmTheTotal() {
        assertThat(read("Soup 36.00", "Tea 30.50", "Total 66.50").checks()).contains(new Reading.Check("items", true));
        assertThat(read("Soup 36.00", "Tea 30.60", "Total 66.50").checks())
                .doesNotContain(new Reading.Check("items", true));
    }

    @Test
    void theTotalOfATaxSummaryIsNotTheReceipts() {
        var reading = read("Total Payable 47.70", "GST Summary Amount Tax", "SR 6% 45.00 2.70", "Total 45.00 2.70");
        assertThat(reading.total().orElseThrow().amount()).isEqualTo("47.70");
    }

    @Test
    void whatIsPaidIsTheTotalAfterRounding() {
        var reading = read("TOTAL RM 33.92", "ROUNDING ADJUSTMENT -RM 0.02", "TOTAL ROUNDED RM 33.90");
        assertThat(reading.total().orElseThrow().amount()).isEqualTo("33.90");
    }

    @Test
    void totalsByRateAndCountsAreNotTheTotal() {
        var reading = read(
                "Total 0% supplies: 15.57",
                "Total 6% supplies (inc. GST): 7.63", "Total qty 4.00", "Total Payable: 23.20");
        assertThat(reading.total().orElseThrow().amount()).isEqualTo("23.20");
    }

    @Test
    void theAmountOfALoneLabelStandsBelowIt() {
        assertThat(read("TOTAL", "12.50").total().orElseThrow().amount()).isEqualTo("12.50");
    }

    @Test
    void aMisreadLabelIsStillOne() {
        assertThat(read("Soup 9.00", "fotal RM 12,37", "Code 3")
                        .total()
                        .orElseThrow()
                        .amount())
                .isEqualTo("12.37");
    }

    @Test
    void whatIsNotPrintedIsNotInvented() {
        var reading = read("Thank you", "come again");
        assertThat(reading.total()).isEmpty();
        assertThat(reading.currency()).isEmpty();
        assertThat(reading.date()).isEmpty();
        assertThat(reading.confidence()).isZero();
    }

    @Test
    void aSignThatStandsBeforeNoNumberIsNoCurrency() {
        assertThat(read("£.a 0.6", "TOTAL 12.50").currency()).contains(Currency.getInstance("CNY"));
        assertThat(read("TOTAL £12.50").currency()).contains(Currency.getInstance("GBP"));
        assertThat(read("OBSERVATION RM TREATMENT", "TOTAL 12.50").currency()).contains(Currency.getInstance("CNY"));
        assertThat(read("TOTAL RM 12.50").currency()).contains(Currency.getInstance("MYR"));
    }

    @Test
    void evidenceLiesWhereItStoodBeforeThePageWasTurned() {
        var upright = ReceiptTexts.of(List.of(List.of("TOTAL 12.50"))).pages().getFirst();
        for (var turns = 0; turns < 4; turns++) {
            var page = new Page(1, upright.width(), upright.height(), turns, upright.passes(), List.of());
            var result =
                    (ReadingResult.Read) new ReceiptReader().read(new RecognizedText(List.of(page)), CHINA, UPLOADED);
            // The amount is at 60, 0, of 50 by 20 pixels, on an upright page of 600 by 900.
            var expected = List.of(
                    new Box(60, 0, 50, 20),
                    new Box(0, 490, 20, 50),
                    new Box(490, 880, 50, 20),
                    new Box(880, 60, 20, 50));
            assertThat(result.reading().evidence().getFirst().box()).isEqualTo(expected.get(turns));
        }
    }

    @Test
    void noTextIsUnreadable() {
        var blank = new RecognizedText(List.of(new Page(1, 100, 100, List.of(), List.of())));
        assertThat(new ReceiptReader().read(blank, CHINA, UPLOADED))
                .isEqualTo(new ReadingResult.Unreadable(UnreadableReason.NO_TEXT));
    }

    @Test
    void aReadingThatLooksAgreeOnIsSurerThanOneTheyDoNot() {
        var agreeing = read(List.of(List.of("TOTAL 12.50"), List.of("TOTAL 12.50")));
        var differing = read(List.of(List.of("TOTAL 12.50"), List.of("TOTAL 12.60")));
        assertThat(agreeing.confidence()).isGreaterThan(differing.confidence());
    }

    @Test
    void aLabelledTotalOfAnEngineIsTaken() {
        var field = new LabelledField(FieldLabel.TOTAL, "$12.50", 0.99, Optional.empty());
        var text = new RecognizedText(List.of(new Page(1, 100, 100, List.of(), List.of(field))));
        var result = (ReadingResult.Read) new ReceiptReader().read(text, CHINA, UPLOADED);
        assertThat(result.reading().total().orElseThrow().amount()).isEqualTo("12.50");
    }

    @ParameterizedTest
    @CsvSource({
        "Date: 03/04/2018,CN,2018-04-03",
        "Date: 03/04/2018,US,2018-03-04",
        "Date: 25-03-18,CN,2018-03-25",
        "2018-03-25 10:00,CN,2018-03-25",
        "18 Mar 2018 18:25,CN,2018-03-18",
        "2018年3月25日,CN,2018-03-25"
    })
    void theDateIsReadInTheOrderOfItsCountry(String line, String country, LocalDate expected) {
        var settings = new ReaderSettings(Currency.getInstance("CNY"), Optional.of(country));
        var result = (ReadingResult.Read)
                new ReceiptReader().read(ReceiptTexts.of(List.of(List.of(line))), settings, UPLOADED);
        assertThat(result.reading().date()).contains(expected);
    }

    @Test
    void inAWritingThatIsNotReadAnAmountIsTakenOnlyIfASumProvesIt() {
        assertThat(read("AAH B82", "#2 RES 33.00", "BiH 3% 14.50", "Xx 82.08").total())
                .isEmpty();
        assertThat(read("AAH B82", "R RE 100.00 6.00", "BiH x 106.00")
                        .total()
                        .orElseThrow()
                        .amount())
                .isEqualTo("106.00");
    }

    /** Uploaded on 24 November 2026. */
    @ParameterizedTest
    @CsvSource(
            value = {
                "2026-11-25,2026-11-25",
                "2026-11-26,",
                "24/03/2078,",
                "24/11/2006,2006-11-24",
                "23/11/2006,",
                "24/03/2078 24/03/2078 24/03/2018,2018-03-24"
            })
    void aDateThatCannotBeTheReceiptsIsNone(String line, LocalDate expected) {
        assertThat(read("TOTAL 12.50", line).date()).isEqualTo(Optional.ofNullable(expected));
    }

    private static Reading read(String... lines) {
        return read(List.of(Arrays.asList(lines)));
    }

    private static Reading read(List<List<String>> looks) {
        return ((ReadingResult.Read) new ReceiptReader().read(ReceiptTexts.of(looks), CHINA, UPLOADED)).reading();
    }
}
