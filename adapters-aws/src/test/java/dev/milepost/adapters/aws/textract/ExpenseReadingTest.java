package dev.milepost.adapters.aws.textract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.receipt.ReaderSettings;
import dev.milepost.domain.receipt.Reading;
import dev.milepost.domain.receipt.ReadingResult;
import dev.milepost.domain.receipt.ReceiptReader;
import dev.milepost.domain.receipt.UnreadableReason;
import dev.milepost.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Textract's answers, real ones where there are some, read by the same rules as everything else. */
class ExpenseReadingTest {
    private static final LocalDate UPLOADED = LocalDate.of(2026, 11, 24);

    private static final Currency DOLLARS = Currency.getInstance("USD");

    @RegisterExtension
    static final AnsweringTextract textract = new AnsweringTextract();

    @Test
    void ofFiveTotalsAndAZeroBalanceTheAmountIsFound() throws IOException {
        var reading = read(real("test_trp2_expense_sample3.json"));
        assertThat(reading.total()).contains(new Money(6_000, DOLLARS));
        assertThat(reading.evidence()).isNotEmpty();
    }

    @Test
    void aSubtotalThatIsLabelledTotalIsNotTheTotal() throws IOException {
        var reading = read(real("invoice-expense-response.json"));
        assertThat(reading.total()).contains(new Money(623_109, DOLLARS));
        assertThat(reading.tax()).contains(new Money(6_169, DOLLARS));
        assertThat(reading.date()).contains(LocalDate.of(2021, 1, 1));
        assertThat(reading.checks()).contains(new Reading.Check("parts", true));
    }

    @Test
    void theTotalOfALongReceiptIsFound() throws IOException {
        assertThat(read(real("test_trp2_expense_sample1.json")).total()).contains(new Money(5_000, DOLLARS));
    }

    @Test
    void anAnswerWithoutPlacesOrValuesIsUnreadable() throws IOException {
        assertThat(result(real("expense-missing-geoms-response.json")))
                .isEqualTo(new ReadingResult.Unreadable(UnreadableReason.NO_TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"ExpenseDocuments\": []}", "{\"ExpenseDocuments\": [{\"SummaryFields\": []}]}"})
    void anAnswerWithoutAnyFieldIsUnreadable(String answer) {
        assertThat(result(answer)).isEqualTo(new ReadingResult.Unreadable(UnreadableReason.NO_TEXT));
    }

    @Test
    void aTotalWithoutPlaceOrCurrencyIsReadInTheDefaultCurrency() {
        var reading = read("""
                {"ExpenseDocuments": [{"SummaryFields": [
                  {"Type": {"Text": "TOTAL"}, "ValueDetection": {"Text": "12.50", "Confidence": 98.0}}]}]}
                """);
        assertThat(reading.total()).contains(new Money(1_250, DOLLARS));
    }

    private static String real(String file) throws IOException {
        return Files.readString(SharedData.path("textract/" + file));
    }

    private static Reading read(String answer) {
        var result = result(answer);
        assertThat(result).isInstanceOf(ReadingResult.Read.class);
        return ((ReadingResult.Read) result).reading();
    }

    private static ReadingResult result(String answer) {
        textract.answer(answer);
        var text = textract.recognized(AnsweringTextract.PHOTO);
        return new ReceiptReader().read(text, new ReaderSettings(DOLLARS, Optional.of("US")), UPLOADED);
    }
}
