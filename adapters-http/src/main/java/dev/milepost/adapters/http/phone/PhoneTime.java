package dev.milepost.adapters.http.phone;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as phone apps write them. */
final class PhoneTime {
    private static final Pattern NUMBER = Pattern.compile("(-?\\d{1,17})(\\.\\d*)?");

    /** From here on a number is of milliseconds: as seconds, it would be in 2038 or later. */
    private static final long LEAST_MILLIS = Integer.MAX_VALUE;

    private static final DateTimeFormatter IN_UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private PhoneTime() {}

    /** Seconds or milliseconds since 1970, ISO 8601, or {@code yyyy-MM-dd HH:mm:ss} in UTC; empty if it is none of them. */
    static Optional<Instant> parse(String text) {
        var number = NUMBER.matcher(text);
        if (number.matches()) {
            long value = Long.parseLong(number.group(1));
            return value >= LEAST_MILLIS ? Optional.of(Instant.ofEpochMilli(value)) : ofSeconds(value);
        }
        try {
            return Optional.of((text.contains("T") ? iso(text) : utc(text)).truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    static Optional<Instant> ofSeconds(long seconds) {
        return Math.abs(seconds) < Instant.MAX.getEpochSecond()
                ? Optional.of(Instant.ofEpochSecond(seconds))
                : Optional.empty();
    }

    private static Instant iso(String text) {
        var time = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
        return time instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : Instant.from(time);
    }

    private static Instant utc(String text) {
        return LocalDateTime.parse(text, IN_UTC).toInstant(ZoneOffset.UTC);
    }
}
