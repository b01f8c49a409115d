package dev.milepost.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.receipt.CrossValidation.Labelled;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
    private static final Currency MYR = Currency.getInstance("MYR");
    private static final ReaderSettings SETTINGS = new ReaderSettings(MYR, Optional.of("MY"));

    @Test
    void plainReceiptsAreReadRightWithWeightsOfTheOtherHalf() {
        var result = CrossValidation.over(plain(12), List.of(), SETTINGS, 2);
        assertThat(result.exact()).isEqualTo(12);
        assertThat(result.auto99()).isEqualTo(12);
        assertThat(result.wrong()).isEmpty();
        assertThat(result.reliability().ranges().stream()
                        .mapToInt(Reliability.Range::readings)
                        .sum())
                .isEqualTo(24);
    }

    @Test
    void aReceiptWithAnArguableLabelIsNamedAndNotTakenWithoutALook() {
        var receipts = new ArrayList<>(plain(11));
        receipts.add(receipt("arguable", 999, "Soup 36.00", "TOTAL 36.00", "CASH 50.00", "CHANGE 14.00"));
        var result = CrossValidation.over(receipts, List.of(), SETTINGS, 2);
        assertThat(result.exact()).isEqualTo(11);
        assertThat(result.wrong()).containsExactly(new CrossValidation.Wrong("arguable", 2));
        assertThat(result.auto99()).isLessThan(12);
    }

    @Test
    void receiptsOfOtherKindsHelpButAreNotCounted() {
        var result = CrossValidation.over(plain(12).subList(0, 6), plain(12).subList(6, 12), SETTINGS, 1);
        assertThat(result.receipts()).isEqualTo(6);
        assertThat(result.exact()).isEqualTo(6);
    }

    @Test
    void theSameReceiptsGiveTheSameAnswer() {
        assertThat(CrossValidation.over(plain(8), List.of(), SETTINGS, 1))
                .isEqualTo(CrossValidation.over(plain(8), List.of(), SETTINGS, 1));
    }

    @Test
    void tooFewReceiptsAreRefused() {
        assertThatThrownBy(() -> CrossValidation.over(plain(3), List.of(), SETTINGS, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Labelled> plain(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(each -> receipt(
                        "plain" + each,
                        100 * each + 1_250,
                        "Soup 12.50",
                        "Tea " + each + ".00",
                        "TOTAL " + new Money(100 * each + 1_250, MYR).amount(),
                        "CASH 100.00",
                        "CHANGE " + new Money(8_750 - 100 * each, MYR).amount()))
                .toList();
    }

    private static Labelled receipt(String name, long total, String... lines) {
        return new Labelled(name, ReceiptTexts.of(List.of(List.of(lines))), new Money(total, MYR));
    }
}
