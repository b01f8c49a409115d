package dev.milepost.adapters.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.milepost.application.port.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChoresTest {
    private static final Duration PAUSE = Duration.ofMillis(1);

    @Test
    void aChoreIsDoneAgainAndAgain() {
        var turns = new AtomicInteger();
        try (var chores = new Chores()) {
            chores.every(PAUSE, "counting", turns::incrementAndGet);

            await().until(() -> turns.get() > 3);
        }
    }

    @Test
    void oneThatFailsIsTriedAgainAndStopsNoOther() {
        var failures = new AtomicInteger();
        var turns = new AtomicInteger();
        try (var chores = new Chores()) {
            chores.every(PAUSE, "failing", () -> {
                if (failures.incrementAndGet() % 2 == 0) {
                    throw new StoreUnavailableException("away");
                }
                throw new IllegalStateException("broken");
            });
            chores.every(PAUSE, "counting", turns::incrementAndGet);

            await().until(() -> failures.get() > 3 && turns.get() > 3);
        }
    }

    @Test
    void choresAreDoneOneAtATime() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var turns = new AtomicInteger();
        Runnable chore = () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.yield();
            running.decrementAndGet();
            turns.incrementAndGet();
        };
        try (var chores = new Chores()) {
            chores.every(PAUSE, "first", chore);
            chores.every(PAUSE, "second", chore);

            await().until(() -> turns.get() > 20);
        }

        assertThat(most).hasValue(1);
    }

    @Test
    void aClosedOneTakesNoMoreChores() {
        var chores = new Chores();
        chores.close();

        assertThatThrownBy(() -> chores.every(PAUSE, "late", () -> {})).isInstanceOf(RejectedExecutionException.class);
    }
}
