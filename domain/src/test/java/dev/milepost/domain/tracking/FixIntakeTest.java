package dev.milepost.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FixIntakeTest {
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(2));
    private static final FixIntake RUNNING = new FixIntake(START, Optional.empty());
    private static final FixIntake ENDED = new FixIntake(START, Optional.of(END));

    @Test
    void aFixOfTheStartedTaskIsTaken() {
        assertThat(RUNNING.judge(START, START)).isEqualTo(new FixIntake.Verdict.Accepted());
        assertThat(ENDED.judge(END, END.plusSeconds(5))).isEqualTo(new FixIntake.Verdict.Accepted());
    }

    @Test
    void aFixFromBeforeTheStartIsRejected() {
        assertRejected(RUNNING.judge(START.minusMillis(1), START.plusSeconds(10)), "before-start");
        assertRejected(RUNNING.judge(Instant.EPOCH, START.plusSeconds(10)), "before-start");
    }

    @Test
    void aPhonesClockMayRunAheadByAMinute() {
        assertThat(RUNNING.judge(START.plusSeconds(60), START)).isEqualTo(new FixIntake.Verdict.Accepted());
        assertRejected(RUNNING.judge(START.plusMillis(60_001), START), "in-future");
    }

    @Test
    void aFixFromAfterTheEndIsRejected() {
        assertRejected(ENDED.judge(END.plusMillis(1), END.plusSeconds(100)), "after-end");
    }

    @Test
    void anUploadMayComeThreeDaysAfterTheEnd() {
        assertThat(ENDED.judge(START, END.plus(Duration.ofHours(72)))).isEqualTo(new FixIntake.Verdict.Accepted());
        assertRejected(ENDED.judge(START, END.plus(Duration.ofHours(72)).plusMillis(1)), "too-late");
    }

    private static void assertRejected(FixIntake.Verdict verdict, String code) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        FixIntake.Verdict.Rejected.class,
                        rejected -> assertThat(rejected.reason().code()).isEqualTo(code));
    }
}
