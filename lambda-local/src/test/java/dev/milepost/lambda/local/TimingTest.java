package dev.milepost.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimingTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** The first times from a certain one on. */
    private static List<String> times(String expression, ZoneId zone, String from, int number) {
        var timing = Timing.of(expression, zone, Instant.parse("2026-01-01T00:00:30Z"));
        var times = new ArrayList<String>();
        for (var next = timing.from(Instant.parse(from)); next.isPresent() && times.size() < number; ) {
            times.add(next.get().toString());
            next = timing.from(next.get().plusNanos(1));
        }
        return times;
    }

    @Test
    void ratesAreIntervalsFromTheirStart() {
        assertThat(times("rate(1 minute)", UTC, "2025-12-31T00:00:00Z", 2))
                .containsExactly("2026-01-01T00:00:30Z", "2026-01-01T00:01:30Z");
        assertThat(times("rate(2 hours)", UTC, "2026-01-01T05:00:00Z", 1)).containsExactly("2026-01-01T06:00:30Z");
        assertThat(times("rate(3 days)", UTC, "2026-01-04T00:00:30Z", 2))
                .containsExactly("2026-01-04T00:00:30Z", "2026-01-07T00:00:30Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    cron(0 12 * * ? *)          | 2026-03-01T12:00:00Z
                    cron(0/15 * * * ? *)        | 2026-03-01T00:00:00Z
                    cron(5 8-17 ? * MON-FRI *)  | 2026-03-02T08:05:00Z
                    cron(30 6 L * ? *)          | 2026-03-31T06:30:00Z
                    cron(30 6 1W * ? *)         | 2026-03-02T06:30:00Z
                    cron(30 6 ? * 6L *)         | 2026-03-27T06:30:00Z
                    cron(30 6 ? * 2#1 *)        | 2026-03-02T06:30:00Z
                    cron(30 6 ? * 1 *)          | 2026-03-01T06:30:00Z
                    cron(30 6 ? * SAT *)        | 2026-03-07T06:30:00Z
                    cron(0 0 29 FEB ? *)        | 2028-02-29T00:00:00Z
                    cron(0 0 1 1 ? 2030-2031)   | 2030-01-01T00:00:00Z
                    """)
    void cronHasSixFieldsWithWeeksFromSundayOn(String expression, String first) {
        // A Sunday.
        assertThat(times(expression, UTC, "2026-03-01T00:00:00Z", 1)).containsExactly(first);
    }

    @Test
    void cronGoesByTheClocksOfItsZone() {
        assertThat(times("cron(0 7 * * ? *)", BERLIN, "2026-03-28T00:00:00Z", 2))
                .containsExactly("2026-03-28T06:00:00Z", "2026-03-29T05:00:00Z");
    }

    @Test
    void whatFallsIntoTheHourThatIsLeftOutIsLeftOut() {
        assertThat(times("cron(30 2 * * ? *)", BERLIN, "2026-03-28T00:00:00Z", 2))
                .containsExactly("2026-03-28T01:30:00Z", "2026-03-30T00:30:00Z");
    }

    @Test
    void whatFallsIntoTheHourThatComesTwiceComesOnce() {
        assertThat(times("cron(30 2 * * ? *)", BERLIN, "2026-10-25T00:00:00Z", 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    void oneTimeIsOneTimeByTheClocksOfItsZone() {
        assertThat(times("at(2026-07-01T09:00:00)", BERLIN, "2026-01-01T00:00:00Z", 9))
                .containsExactly("2026-07-01T07:00:00Z");
        assertThat(times("at(2026-07-01T09:00:00)", UTC, "2026-07-01T09:00:01Z", 9))
                .isEmpty();
    }

    @Test
    void yearsThatAreOverBringNothing() {
        assertThat(times("cron(0 12 * * ? 2020)", UTC, "2026-01-01T00:00:00Z", 1))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "every minute",
                "rate(0 minutes)",
                "rate(5 weeks)",
                "cron(0 12 * *)",
                "cron(0 12 * * * *)",
                "cron(61 12 * * ? *)",
                "cron(0 12 ? * 8 *)",
                "at(tomorrow)"
            })
    void whatAwsWouldNotTakeIsRefused(String expression) {
        assertThatIllegalArgumentException().isThrownBy(() -> Timing.of(expression, UTC, Instant.EPOCH));
    }
}
