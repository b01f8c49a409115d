package dev.milepost.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.milepost.domain.receipt.RecognizedText.Word;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts that read single pieces of text: amounts, labels, written-out numerals, first bytes. */
class ReceiptTextTest {
    @ParameterizedTest
    @CsvSource({
        "TOTAL RM12.50, 1250, CLEAN",
        "'TOTAL 1,234.50', 123450, CLEAN",
        "TOTAL 65. 20, 6520, LOOSE",
        "优惠 -2.81, -281, CLEAN",
        "Discount (0.02), -2, CLEAN",
        "金额 121.8, 12180, LOOSE",
        "TOTAL RMS.OO, 500, REPAIRED"
    })
    void anAmountIsReadWithItsQuality(String text, long value, Amount.Quality quality) {
        var found = find(text, 2).amounts();
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().amount().value()).isEqualTo(value);
        assertThat(found.getFirst().amount().quality()).isEqualTo(quality);
    }

    @Test
    void datesTimesAndPercentagesAreNoAmounts() {
        for (var text : new String[] {"20.11.2017", "14:51", "6.00%", "so.so"}) {
            assertThat(find(text, 2).amounts()).as(text).isEmpty();
        }
    }

    @Test
    void eachAmountGetsTheWordsBeforeIt() {
        var split = find("TOTAL SAVING: 0.00 TOTAL 6.85 thanks", 2);
        assertThat(split.amounts())
                .extracting(found -> found.words().strip())
                .containsExactly("TOTAL SAVING:", "TOTAL");
        assertThat(split.rest().strip()).isEqualTo("thanks");
    }

    @ParameterizedTest
    @CsvSource({
        "Grand Total :, PAYABLE",
        "T0TAL, TOTAL",
        "Total Sales (Excluding GST), SUBTOTAL",
        "Rounding Adj, ROUNDING",
        "Change Due, CHANGE",
        "价 税 合 计, PAYABLE",
        "原价合计, SUBTOTAL"
    })
    void theLongestPhraseDecidesWhatALabelSays(String words, LabelKind kind) {
        assertThat(Vocabulary.standard().kindOf(words)).contains(kind);
    }

    @Test
    void aLanguageIsAddedAsText() {
        var german = Vocabulary.standard().plus(Vocabulary.parse("PAYABLE: zu zahlen, Gesamtbetrag"));
        assertThat(german.kindOf("Zu zahlen EUR")).contains(LabelKind.PAYABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GESAMT: summe", "TOTAL summe", "TOTAL: summe,,betrag", "total: summe", "TOTAL: -"})
    void linesThatAreNoWordsAreRefused(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vocabulary.parse("# more words\n\n" + line))
                .withMessageContaining(line);
    }

    @ParameterizedTest
    @CsvSource({
        "¥12.50, CNY, CN, CNY",
        "¥12.50, JPY, CN, JPY",
        "¥12.50, MYR, MY, CNY",
        "¥1250, MYR, JP, JPY",
        "¥, MYR, MY, MYR",
        "RM12.50, CNY, CN, MYR",
        "ringgit, CNY, CN, MYR",
        "12.50, SGD, SG, SGD"
    })
    void theCurrencyIsTheOneThatIsPrintedElseTheDefault(String printed, String usual, String country, String found) {
        var text = new RecognizedText(List.of(new RecognizedText.Page(
                1,
                100,
                100,
                List.of(new RecognizedText.Pass(
                        "text",
                        List.of(new RecognizedText.Line(List.of(new Word(printed, 1, new Box(0, 0, 10, 10))))))),
                List.of())));

        assertThat(CurrencyFinder.find(text, new ReaderSettings(Currency.getInstance(usual), Optional.of(country))))
                .isEqualTo(Currency.getInstance(found));
    }

    @ParameterizedTest
    @CsvSource({
        "壹万玖仟伍佰陆拾陆圆柒角伍分, 1956675",
        "伍拾玖圆柒角柒分, 5977",
        "捌佰叁拾贰圆玖角整, 83290",
        "壹仟零伍元整, 100500",
        "壹 万 玖 什 伍 佰 陆 拾 陆 圆 沫 角 伍 分, 1956675"
    })
    void writtenOutAmountsAreRead(String text, long fen) {
        assertThat(ChineseNumerals.find(text)).isEqualTo(OptionalLong.of(fen));
    }

    @ParameterizedTest
    @CsvSource({
        "ffd8ffe000104a464946, JPEG",
        "89504e470d0a1a0a0000000d, PNG",
        "524946460000000057454250, WEBP",
        "0000001866747970686569630000, HEIC",
        "0a0a255044462d312e34, PDF"
    })
    void theFirstBytesShowTheType(String hex, MediaType type) {
        assertThat(MediaType.sniff(HexFormat.of().parseHex(hex))).contains(type);
    }

    private static AmountFinder.Split find(String text, int decimals) {
        var words = new ArrayList<Word>();
        for (var word : text.split(" ")) {
            words.add(new Word(word, 1, new Box(words.size() * 100, 0, 80, 20)));
        }
        return new AmountFinder(decimals).split(new Row(words));
    }
}
