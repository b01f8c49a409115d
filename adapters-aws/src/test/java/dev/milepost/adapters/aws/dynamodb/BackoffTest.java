package dev.milepost.adapters.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Those who were in each other's way come back at different times, and later each time. */
class BackoffTest {
    private static final int DRAWS = 10_000;

    @ParameterizedTest
    @CsvSource({"0, 10", "1, 20", "2, 40", "5, 320", "6, 640", "7, 640", "9, 640"})
    void waitsAreSpreadEvenlyUpToABoundThatDoubles(int tries, long longest) {
        var waits = waits(tries);

        assertThat(Arrays.stream(waits).min()).hasValue(0);
        assertThat(Arrays.stream(waits).max()).hasValue(longest);
        assertThat(Arrays.stream(waits).average().orElseThrow()).isCloseTo(longest / 2.0, within(longest * 0.02));
        var tenth = longest / 10;
        for (var from = 0L; from + tenth <= longest; from += tenth) {
            assertThat(share(waits, from, from + tenth)).isCloseTo((double) tenth / (longest + 1), within(0.02));
        }
    }

    private static long[] waits(int tries) {
        var random = new SplittableRandom(7);
        return LongStream.generate(() -> Backoff.wait(tries, random).toMillis())
                .limit(DRAWS)
                .toArray();
    }

    private static double share(long[] waits, long from, long below) {
        return (double) Arrays.stream(waits)
                        .filter(wait -> wait >= from && wait < below)
                        .count()
                / waits.length;
    }
}
