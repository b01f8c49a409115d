package dev.milepost.domain.receipt;

import dev.milepost.domain.receipt.RecognizedText.Word;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the currency that a receipt prints, by code, symbol or word. */
final class CurrencyFinder {
    /** What stands for one currency alone. A plain dollar sign stands for many, a yen sign for two. */
    private static final Map<Pattern, String> MARKS = Map.of(
            Pattern.compile("(?<![A-Za-z])(?:RM|MYR)(?![A-Za-z])"), "MYR",
            Pattern.compile("CNY|RMB|人民币|[元圆角]|价税合计"), "CNY",
            Pattern.compile("US\\$|(?<![A-Za-z])USD(?![A-Za-z])"), "USD",
            Pattern.compile("S\\$|(?<![A-Za-z])SGD(?![A-Za-z])"), "SGD",
            Pattern.compile("HK\\$|(?<![A-Za-z])HKD(?![A-Za-z])"), "HKD",
            Pattern.compile("(?<![A-Za-z])JPY(?![A-Za-z])|円"), "JPY",
            Pattern.compile("€|(?<![A-Za-z])EUR(?![A-Za-z])"), "EUR",
            Pattern.compile("£|(?<![A-Za-z])GBP(?![A-Za-z])"), "GBP");

    private CurrencyFinder() {}

    /** The currency marked most often; the default where none is marked. */
    static Currency find(RecognizedText text, Currency otherwise) {
        var counts = new HashMap<String, Integer>();
        for (var page : text.pages()) {
            for (var pass : page.passes()) {
                pass.lines().stream().flatMap(line -> line.words().stream()).forEach(word -> count(word, counts));
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> Currency.getInstance(entry.getKey()))
                .orElse(otherwise);
    }

    private static void count(Word word, Map<String, Integer> counts) {
        MARKS.forEach((mark, currency) -> {
            if (mark.matcher(word.text()).find()) {
                counts.merge(currency, 1, Integer::sum);
            }
        });
    }
}
