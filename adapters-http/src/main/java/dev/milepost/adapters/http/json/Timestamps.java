package dev.milepost.adapters.http.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Instants as RFC 3339 writes them, in years of four digits. */
public final class Timestamps {
    /** What a text that is refused should have been, to complete "must be …". */
    public static final String EXPECTED = "a time such as 2026-11-23T08:15:30.250Z";

    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    private Timestamps() {}

    /** Reads a timestamp with any offset; what is finer than a millisecond is cut off. */
    public static Optional<Instant> parse(String text) {
        if (!RFC_3339.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text).truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** In UTC with up to millisecond precision: {@code 2026-11-23T08:15:30.250Z}. */
    public static String format(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
