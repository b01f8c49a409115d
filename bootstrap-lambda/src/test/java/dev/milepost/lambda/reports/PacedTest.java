package dev.milepost.lambda.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacedTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final List<Instant> done = new ArrayList<>();
    private Instant now = NINE;

    private Paced paced(Runnable work) {
        return new Paced(WaitingReceipts.LOST_AFTER, () -> now, work);
    }

    @Test
    void calledEachMinuteItWorksEachQuarterOfAnHour() {
        var paced = paced(() -> done.add(now));

        for (var minute = 0; minute < 31; minute++) {
            now = NINE.plus(Duration.ofMinutes(minute));
            paced.run();
        }

        assertThat(done).containsExactly(NINE, NINE.plus(Duration.ofMinutes(15)), NINE.plus(Duration.ofMinutes(30)));
    }

    @Test
    void whatFailedIsTriedAtTheNextCall() {
        var paced = paced(() -> {
            done.add(now);
            throw new IllegalStateException("away");
        });

        assertThatThrownBy(paced::run).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(paced::run).isInstanceOf(IllegalStateException.class);

        assertThat(done).hasSize(2);
    }
}
