package dev.milepost.adapters.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    @Property
    void aTimeToTheMillisecondIsReadAsTheFormatterReadsIt(
            @ForAll @IntRange(max = 9_999) int year,
            @ForAll @IntRange(max = 13) int month,
            @ForAll @IntRange(max = 32) int day,
            @ForAll @IntRange(max = 25) int hour,
            @ForAll @IntRange(max = 61) int minute,
            @ForAll @IntRange(max = 61) int second,
            @ForAll @IntRange(max = 999) int millis) {
        var text = "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ".formatted(year, month, day, hour, minute, second, millis);

        assertThat(Timestamps.parse(text)).isEqualTo(byFormatter(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T08:15:30Z", "2026-11-23T09:15:30.000+01:00", "2026-11-23T08:15:30.000999Z"})
    void anyOffsetAndAnyFractionIsTaken(String text) {
        assertThat(Timestamps.parse(text)).contains(Instant.parse("2026-11-23T08:15:30Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2026-11-23", "2026-11-23T08:15:30.250", "2026-11-23T08:15:3x.250Z", "+2026-11-23T08:15:30Z"
            })
    void whatIsNoTimestampIsRefused(String text) {
        assertThat(Timestamps.parse(text)).isEmpty();
    }

    private static Optional<Instant> byFormatter(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
