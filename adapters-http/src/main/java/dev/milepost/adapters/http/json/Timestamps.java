package dev.milepost.adapters.http.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Instants as RFC 3339 writes them, in years of four digits. */
public final class Timestamps {
    /** What a text that is refused should have been, to complete "must be …". */
    public static final String EXPECTED = "a time such as 2026-11-23T08:15:30.250Z";

    private static final String USUAL = "0000-00-00T00:00:00.000Z";

    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    private Timestamps() {}

    /** Reads a timestamp with any offset; what is finer than a millisecond is cut off. */
    public static Optional<Instant> parse(String text) {
        try {
            if (text.length() == USUAL.length() && isUsual(text)) {
                return Optional.of(usual(text));
            }
            return RFC_3339.matcher(text).matches()
                    ? Optional.of(Instant.parse(text).truncatedTo(ChronoUnit.MILLIS))
                    : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Whether it is written as phones and browsers do; such come by the hundred, and are read without a formatter. */
    private static boolean isUsual(String text) {
        for (var i = 0; i < USUAL.length(); i++) {
            var c = text.charAt(i);
            if (USUAL.charAt(i) == '0' ? c < '0' || c > '9' : c != USUAL.charAt(i)) {
                return false;
            }
        }
        return number(text, 11, 13) < 24 && number(text, 17, 19) < 60;
    }

    private static Instant usual(String text) {
        var day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        var time = LocalTime.of(
                number(text, 11, 13), number(text, 14, 16), number(text, 17, 19), number(text, 20, 23) * 1_000_000);
        return day.atTime(time).toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** In UTC with up to millisecond precision: {@code 2026-11-23T08:15:30.250Z}. */
    public static String format(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
