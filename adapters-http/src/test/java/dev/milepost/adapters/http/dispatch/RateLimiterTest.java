package dev.milepost.adapters.http.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private final AtomicLong nanos = new AtomicLong();
    private final RateLimiter limiter = new RateLimiter(50, 200, nanos::get);

    private void exhaust(String caller) {
        for (int i = 0; i < 200; i++) {
            assertThat(limiter.take(caller)).isEmpty();
        }
    }

    @Test
    void aBurstIsGrantedAndThenTheRate() {
        exhaust("a");

        assertThat(limiter.take("a")).contains(Duration.ofMillis(20));
        nanos.addAndGet(Duration.ofMillis(20).toNanos());
        assertThat(limiter.take("a")).isEmpty();
        assertThat(limiter.take("a")).isPresent();
    }

    @Test
    void callersDoNotTakeFromEachOther() {
        exhaust("a");

        assertThat(limiter.take("b")).isEmpty();
    }

    @Test
    void aPauseRefillsTheBurstAndNoMore() {
        exhaust("a");
        nanos.addAndGet(Duration.ofHours(1).toNanos());

        exhaust("a");
        assertThat(limiter.take("a")).isPresent();
    }

    @Test
    void zeroSwitchesItOff() {
        var off = new RateLimiter(0, 0, nanos::get);

        for (int i = 0; i < 1_000; i++) {
            assertThat(off.take("a")).isEmpty();
        }
    }
}
