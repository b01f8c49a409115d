package dev.milepost.domain.receipt;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Amounts written out as Chinese financial numerals (大写): 壹万玖仟伍佰陆拾陆圆柒角伍分 is 19 566.75. Characters that OCR takes for others of the same shape are
 * accepted; a number whose order of units is impossible is not.
 */
final class ChineseNumerals {
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String NUMERALS = DIGITS + "拾佰仟万圆角分整";
    private static final int FEWEST_NUMERALS = 5;
    private static final int[] POWERS = {1_000, 100, 10, 1};
    private static final String[] UNITS = {"仟", "佰", "拾", ""};

    /** Simple numerals, and what engines make of the written-out ones. */
    private static final Map<Character, Character> LOOKALIKES = Map.ofEntries(
            Map.entry('抬', '拾'),
            Map.entry('抒', '拾'),
            Map.entry('查', '壹'),
            Map.entry('忒', '贰'),
            Map.entry('伯', '佰'),
            Map.entry('岩', '肆'),
            Map.entry('〇', '零'),
            Map.entry('一', '壹'),
            Map.entry('二', '贰'),
            Map.entry('两', '贰'),
            Map.entry('三', '叁'),
            Map.entry('四', '肆'),
            Map.entry('五', '伍'),
            Map.entry('六', '陆'),
            Map.entry('七', '柒'),
            Map.entry('八', '捌'),
            Map.entry('九', '玖'),
            Map.entry('参', '叁'),
            Map.entry('贷', '贰'),
            Map.entry('抽', '捌'),
            Map.entry('染', '柒'),
            Map.entry('沫', '柒'),
            Map.entry('拐', '捌'),
            Map.entry('什', '仟'),
            Map.entry('千', '仟'),
            Map.entry('百', '佰'),
            Map.entry('十', '拾'),
            Map.entry('元', '圆'),
            Map.entry('园', '圆'),
            Map.entry('正', '整'),
            Map.entry('贰', '贰'),
            Map.entry('弍', '贰'));

    private static final Pattern WRITTEN =
            Pattern.compile("[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{1,20}圆(?:[零壹贰叁肆伍陆柒捌玖]角)?零?(?:[壹贰叁肆伍陆柒捌玖]分)?");

    private ChineseNumerals() {}

    /** The first written-out amount in the text, in fen; empty if there is none. */
    static OptionalLong find(String text) {
        var matcher = WRITTEN.matcher(normalize(text));
        while (matcher.find()) {
            var value = value(matcher.group());
            if (value.isPresent()) {
                return value;
            }
        }
        return OptionalLong.empty();
    }

    /** The amount written out, as invoices do: 捌佰叁拾贰圆玖角整. */
    static String write(long fen) {
        var written = new StringBuilder(writeWhole(fen / 100)).append('圆');
        var jiao = (int) (fen / 10 % 10);
        var rest = (int) (fen % 10);
        if (jiao == 0 && rest == 0) {
            return written.append('整').toString();
        }
        written.append(jiao > 0 ? DIGITS.charAt(jiao) + "角" : "零");
        return written.append(rest > 0 ? DIGITS.charAt(rest) + "分" : "整").toString();
    }

    private static String writeWhole(long yuan) {
        if (yuan >= 10_000) {
            var rest = yuan % 10_000;
            return writeWhole(yuan / 10_000) + "万" + (rest > 0 && rest < 1_000 ? "零" : "") + section((int) rest);
        }
        return yuan == 0 ? "零" : section((int) yuan);
    }

    /** A number below 10 000; nothing for none. */
    private static String section(int number) {
        var written = new StringBuilder();
        var skipped = false;
        for (var place = 0; place < 4; place++) {
            var digit = number / POWERS[place] % 10;
            if (digit > 0) {
                written.append(skipped && !written.isEmpty() ? "零" : "")
                        .append(DIGITS.charAt(digit))
                        .append(UNITS[place]);
            }
            skipped = digit == 0;
        }
        return written.toString();
    }

    /**
     * Whether a row may hold a written-out amount, however badly read.
     *
     * @return its characters with what they are taken for put right; empty if it holds none
     */
    static Optional<String> candidate(String row) {
        var normalized = normalize(row);
        var numerals =
                normalized.chars().filter(each -> NUMERALS.indexOf(each) >= 0).count();
        return numerals >= FEWEST_NUMERALS ? Optional.of(normalized) : Optional.empty();
    }

    /** Share of the characters of this amount, written out, that such a row doesn't have where they belong. */
    static double misread(long fen, String candidate) {
        var written = write(fen);
        return ApproximateSearch.fewestErrors(written, candidate) / (double) written.length();
    }

    private static String normalize(String text) {
        var result = new StringBuilder();
        text.chars()
                .filter(character -> !Character.isWhitespace(character))
                .forEach(character -> result.append(LOOKALIKES.getOrDefault((char) character, (char) character)));
        return result.toString();
    }

    private static OptionalLong value(String written) {
        var yuan = written.indexOf('圆');
        var whole = whole(written.substring(0, yuan));
        if (whole.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(whole.getAsLong() * 100 + before(written, '角') * 10 + before(written, '分'));
    }

    private static long before(String written, char unit) {
        var at = written.indexOf(unit);
        return at < 0 ? 0 : DIGITS.indexOf(written.charAt(at - 1));
    }

    private static OptionalLong whole(String written) {
        long total = 0;
        long section = 0;
        var digit = -1;
        long lowest = Long.MAX_VALUE;
        for (var character : written.toCharArray()) {
            var value = DIGITS.indexOf(character);
            if (value >= 0) {
                if (digit > 0) {
                    return OptionalLong.empty();
                }
                digit = value;
                continue;
            }
            var unit = unit(character);
            if (unit >= 10_000) {
                total = (total + section + Math.max(digit, 0)) * unit;
                section = 0;
                lowest = Long.MAX_VALUE;
            } else if (unit >= lowest) {
                return OptionalLong.empty();
            } else {
                // 拾 alone is ten: 拾伍圆.
                section += Math.max(digit, unit == 10 && digit < 0 ? 1 : 0) * unit;
                lowest = unit;
            }
            digit = -1;
        }
        return OptionalLong.of(total + section + Math.max(digit, 0));
    }

    private static long unit(char character) {
        return switch (character) {
            case '拾' -> 10;
            case '佰' -> 100;
            case '仟' -> 1_000;
            case '万' -> 10_000;
            default -> 100_000_000;
        };
    }
}
