package dev.milepost.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.LoginAttempts;
import dev.milepost.application.port.LoginAttempts.Count;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link LoginAttempts} must keep to. */
public interface LoginAttemptsContract {
    Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    Duration WINDOW = Duration.ofMinutes(15);

    /** A counter that has counted nothing. */
    LoginAttempts loginAttempts();

    @Test
    default void attemptsAreCountedWithinTheirWindow() {
        var attempts = loginAttempts();

        assertThat(attempts.begin("a@example.com", NOW, WINDOW)).isEqualTo(new Count(1, NOW.plus(WINDOW)));
        assertThat(attempts.begin("a@example.com", NOW.plusSeconds(60), WINDOW))
                .isEqualTo(new Count(2, NOW.plus(WINDOW)));
        assertThat(attempts.begin("b@example.com", NOW, WINDOW).attempts()).isEqualTo(1);
    }

    @Test
    default void countingStartsAnewWhenTheWindowEnds() {
        var attempts = loginAttempts();
        attempts.begin("a@example.com", NOW, WINDOW);
        var end = NOW.plus(WINDOW);

        assertThat(attempts.begin("a@example.com", end, WINDOW)).isEqualTo(new Count(1, end.plus(WINDOW)));
    }

    @Test
    default void aForgivenAttemptIsNotCounted() {
        var attempts = loginAttempts();
        attempts.begin("a@example.com", NOW, WINDOW);
        attempts.begin("a@example.com", NOW, WINDOW);

        attempts.forgive("a@example.com");
        attempts.forgive("unknown@example.com");

        assertThat(attempts.begin("a@example.com", NOW, WINDOW).attempts()).isEqualTo(2);
    }

    @Test
    default void attemptsMadeAtOnceAreAllCounted() {
        var attempts = loginAttempts();

        var counts = Racing.race(
                32, i -> attempts.begin("a@example.com", NOW, WINDOW).attempts());

        assertThat(counts).doesNotHaveDuplicates().contains(1, 32);
    }
}
