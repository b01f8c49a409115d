package dev.milepost.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.fake.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final ManualClock clock = new ManualClock(NOON);
    private final List<String> calls = new ArrayList<>();
    private final Timetable table =
            new Timetable(clock, (schedule, time) -> calls.add(schedule.function() + " " + time));

    private static Schedule rule(String function, String expression) {
        return schedule(function, false, expression);
    }

    private static Schedule schedule(String function, boolean byScheduler, String expression) {
        return new Schedule(
                function,
                "Event",
                byScheduler,
                expression,
                ZoneId.of("UTC"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private void pass(Duration time) {
        clock.pass(time);
        table.callWhatIsDue();
    }

    @Test
    void eachIsCalledWhenItsTimeHasComeAndNotBefore() {
        table.follow(List.of(rule("A", "rate(1 minute)"), rule("B", "cron(2 * * * ? *)")));

        pass(Duration.ofSeconds(59));
        assertThat(calls).isEmpty();

        pass(Duration.ofSeconds(1));
        table.callWhatIsDue();
        assertThat(calls).containsExactly("A 2026-03-01T12:01:00Z");

        pass(Duration.ofSeconds(60));
        assertThat(calls)
                .containsExactlyInAnyOrder(
                        "A 2026-03-01T12:01:00Z", "A 2026-03-01T12:02:00Z", "B 2026-03-01T12:02:00Z");
    }

    @Test
    void whatIsToComeOnceComesOnce() {
        table.follow(List.of(schedule("A", true, "at(2026-03-01T12:00:10)")));

        pass(Duration.ofSeconds(11));
        pass(Duration.ofDays(2));

        assertThat(calls).containsExactly("A 2026-03-01T12:00:10Z");
    }

    @Test
    void timesThatWereSleptThroughAreOneCall() {
        table.follow(List.of(rule("A", "rate(1 minute)")));

        pass(Duration.ofMinutes(90).plusSeconds(5));
        pass(Duration.ofSeconds(54));
        assertThat(calls).containsExactly("A 2026-03-01T12:01:00Z");

        pass(Duration.ofSeconds(1));
        assertThat(calls).endsWith("A 2026-03-01T13:31:00Z").hasSize(2);
    }

    @Test
    void aNewPackageLeavesThoseAloneThatAreAsTheyWere() {
        table.follow(List.of(rule("A", "rate(10 minutes)"), rule("B", "rate(10 minutes)")));
        pass(Duration.ofMinutes(9));
        table.follow(List.of(rule("A", "rate(10 minutes)"), rule("C", "rate(10 minutes)")));

        pass(Duration.ofMinutes(1));
        assertThat(calls).containsExactly("A 2026-03-01T12:10:00Z");

        pass(Duration.ofMinutes(9));
        assertThat(calls).containsExactly("A 2026-03-01T12:10:00Z", "C 2026-03-01T12:19:00Z");
    }
}
