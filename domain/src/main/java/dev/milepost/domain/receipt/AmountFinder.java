package dev.milepost.domain.receipt;

import dev.milepost.domain.receipt.Amount.Quality;
import dev.milepost.domain.receipt.RecognizedText.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the numbers of a row that may be money, and the words that stand before each. */
final class AmountFinder {
    private static final String SIGN_AND_CURRENCY =
            "(?<before>[(-]?) ?(?<currency>RM|MYR|SGD|USD|CNY|[A-Za-z]?[$¥￥€£Yy])? ?(?<sign>[(-]?)";

    /** Digits or letters read for digits, a decimal mark however misread and spaced, two or one more. */
    private static final Pattern DECIMAL = Pattern.compile("(?<![\\d.,/:A-Za-z])(?<![\\d] ?[/:])" + SIGN_AND_CURRENCY
            + "(?<whole>\\d{1,3}(?:[,.]\\d{3})+|[\\dOoIlSBZ€&]{1,9})"
            + "(?:(?<mark> ?[.,:;·>°'’=] ?|[.,]{2})(?<cents>[\\dOoIlSBZ€&]{2})|\\.(?<tenths>\\d))"
            + "(?<after>[)-]?)(?![\\dA-Za-z%/:]|[.,-]\\d)");

    private static final Pattern WHOLE = Pattern.compile(
            "(?<![\\d.,/:A-Za-z])" + SIGN_AND_CURRENCY
                    + "(?<whole>\\d{1,3}(?:,\\d{3})+|\\d{1,9})(?<mark>)(?<cents>)(?<tenths>)(?<after>[)-]?)(?![\\dA-Za-z.,/:%-])");

    private static final String LETTERS = "OoIlSBZ€&";
    private static final String DIGITS = "001158268";

    private final Pattern pattern;

    /** @param decimals that the currency has: none as for yen, or some, of which two are read */
    AmountFinder(int decimals) {
        this.pattern = decimals == 0 ? WHOLE : DECIMAL;
    }

    /**
     * An amount and the words between it and the amount before it in the row.
     *
     * @param words blank for the further amounts of a column
     */
    record Found(String words, Amount amount) {}

    /** The amounts of a row, left to right, and the words behind the last of them. */
    record Split(List<Found> amounts, String rest) {}

    Split split(Row row) {
        var text = row.text();
        var found = new ArrayList<Found>();
        var matcher = pattern.matcher(text);
        var end = 0;
        while (matcher.find()) {
            if (isNumber(matcher) && !isTime(matcher)) {
                found.add(new Found(text.substring(end, matcher.start()), amount(matcher, row)));
                end = matcher.end();
            }
        }
        return new Split(List.copyOf(found), text.substring(end));
    }

    /** Whether there is a digit, or a currency that makes "RMS.OO" more than letters: "so.so" would be money otherwise. */
    private static boolean isNumber(Matcher match) {
        return match.group("currency") != null || match.group().chars().anyMatch(Character::isDigit);
    }

    /** 14:51 is a time unless it is far too much for one, or a currency stands before it. */
    private static boolean isTime(Matcher match) {
        return ":".equals(match.group("mark")) && match.group().strip().length() <= "23:59".length();
    }

    private static Amount amount(Matcher match, Row row) {
        var whole = match.group("whole").replaceAll("[,.]", "");
        var cents = match.group("cents") != null ? match.group("cents") : match.group("tenths") + "0";
        var written = whole + cents;
        var value = Long.parseLong(digits(written));
        var words = wordsAt(row, match.start("whole"), match.end());
        var box = words.stream().map(Word::box).reduce(Box::union).orElseThrow();
        var confidence = words.stream().mapToDouble(Word::confidence).min().orElse(0);
        return new Amount(
                isNegative(match) ? -value : value, match.group().strip(), quality(match, written), box, confidence);
    }

    private static boolean isNegative(Matcher match) {
        var signs = match.group("before") + match.group("sign") + match.group("after");
        return signs.contains("-") || signs.contains("(") && signs.contains(")");
    }

    private static Quality quality(Matcher match, String written) {
        if (!written.chars().allMatch(Character::isDigit)) {
            return Quality.REPAIRED;
        }
        var mark = match.group("mark");
        return mark != null && (mark.equals(".") || mark.isEmpty()) ? Quality.CLEAN : Quality.LOOSE;
    }

    private static String digits(String written) {
        var result = new StringBuilder();
        for (var character : written.toCharArray()) {
            var index = LETTERS.indexOf(character);
            result.append(index < 0 ? character : DIGITS.charAt(index));
        }
        return result.toString();
    }

    /** The words that these characters of the row's text belong to. */
    private static List<Word> wordsAt(Row row, int start, int end) {
        var words = new ArrayList<Word>();
        var at = 0;
        for (var word : row.words()) {
            if (at < end && at + word.text().length() > start) {
                words.add(word);
            }
            at += word.text().length() + 1;
        }
        return words;
    }
}
