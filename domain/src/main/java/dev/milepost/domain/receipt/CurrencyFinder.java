package dev.milepost.domain.receipt;

import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the currency that a receipt prints, by code, symbol or word. */
final class CurrencyFinder {
    /** What stands for one currency alone. A plain dollar sign stands for many, a yen sign for two. */
    private static final Map<Pattern, String> MARKS = Map.of(
            // Before a word, RM is a room.
            Pattern.compile("(?<![A-Za-z])(?:RM(?! ?[A-Za-z])|MYR(?![A-Za-z]))|(?i:ringgit)"), "MYR",
            Pattern.compile("CNY|RMB|人民币|[元圆角]|价税合计|(?i:yuan|renminbi)"), "CNY",
            Pattern.compile("US\\$|(?<![A-Za-z])USD(?![A-Za-z])"), "USD",
            Pattern.compile("S\\$|(?<![A-Za-z])SGD(?![A-Za-z])"), "SGD",
            Pattern.compile("HK\\$|(?<![A-Za-z])HKD(?![A-Za-z])"), "HKD",
            Pattern.compile("(?<![A-Za-z])JPY(?![A-Za-z])|円"), "JPY",
            // These signs alone are what engines make of a C or an E.
            Pattern.compile("€ ?\\d|\\d ?€|(?<![A-Za-z])EUR(?![A-Za-z])"), "EUR",
            Pattern.compile("£ ?\\d|(?<![A-Za-z])GBP(?![A-Za-z])"), "GBP");

    /** Of yen as of yuan, before an amount: alone it is a misread letter. */
    private static final Pattern YEN_SIGN = Pattern.compile("[¥￥]-?\\d");

    private static final Set<String> WITH_YEN_SIGN = Set.of("CNY", "JPY");

    private CurrencyFinder() {}

    /** The currency marked most often; where none is marked, the default, unless a sign is printed that it doesn't have. */
    static Currency find(RecognizedText text, ReaderSettings settings) {
        return marked(text).orElseGet(() -> {
            var otherwise = settings.defaultCurrency();
            if (WITH_YEN_SIGN.contains(otherwise.getCurrencyCode()) || !printsYenSign(text)) {
                return otherwise;
            }
            return Currency.getInstance(settings.country().equals(Optional.of("JP")) ? "JPY" : "CNY");
        });
    }

    private static boolean printsYenSign(RecognizedText text) {
        return lines(text).anyMatch(line -> YEN_SIGN.matcher(line).find());
    }

    private static Stream<String> lines(RecognizedText text) {
        return text.pages().stream()
                .flatMap(page -> page.passes().stream())
                .flatMap(pass -> pass.lines().stream())
                .map(line -> new Row(line.words()).text());
    }

    private static Optional<Currency> marked(RecognizedText text) {
        var counts = new HashMap<String, Integer>();
        lines(text).forEach(line -> count(line, counts));
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> Currency.getInstance(entry.getKey()));
    }

    private static void count(String line, Map<String, Integer> counts) {
        MARKS.forEach((mark, currency) -> {
            var times = (int) mark.matcher(line).results().count();
            if (times > 0) {
                counts.merge(currency, times, Integer::sum);
            }
        });
    }
}
