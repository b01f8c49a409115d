package dev.milepost.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void ratesAreKnownAndOtherExpressionsAreNot() {
        assertThat(Schedule.of("F", "rate(1 minute)")).hasValue(new Schedule("F", Duration.ofMinutes(1)));
        assertThat(Schedule.of("F", "rate(2 hours)")).hasValue(new Schedule("F", Duration.ofHours(2)));
        assertThat(Schedule.of("F", "rate(3 days)")).hasValue(new Schedule("F", Duration.ofDays(3)));
        assertThat(Schedule.of("F", "cron(0 12 * * ? *)")).isEmpty();
    }
}
