package dev.milepost.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.IdempotencyStore;
import dev.milepost.application.port.IdempotencyStore.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link IdempotencyStore} must keep to. */
public interface IdempotencyStoreContract {
    Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    Instant ABANDONED = NOW.plus(Duration.ofMinutes(1));
    Instant EXPIRED = NOW.plus(Duration.ofDays(1));
    String KEY = "a".repeat(64);
    String REQUEST = "b".repeat(64);
    String OTHER_REQUEST = "c".repeat(64);
    byte[] ANSWER = {1, 0, -1};

    /** An empty store. */
    IdempotencyStore idempotencyStore();

    private static Outcome take(IdempotencyStore store, String request, Instant now) {
        return store.take(KEY, request, now, ABANDONED, EXPIRED);
    }

    @Test
    default void aKeyIsTakenOnceAndThenAnswered() {
        var store = idempotencyStore();

        assertThat(take(store, REQUEST, NOW)).isEqualTo(new Outcome.Taken());
        assertThat(take(store, REQUEST, NOW)).isEqualTo(new Outcome.InProgress());
        store.answer(KEY, ABANDONED, ANSWER);
        assertThat(take(store, REQUEST, NOW)).isEqualTo(new Outcome.Answered(ANSWER));
        assertThat(take(store, REQUEST, EXPIRED.minusMillis(1))).isEqualTo(new Outcome.Answered(ANSWER));
    }

    @Test
    default void anAnswerMayBeAsLongAsResponsesAre() {
        var store = idempotencyStore();
        var answer = new byte[800_000];
        new Random(1).nextBytes(answer);
        take(store, REQUEST, NOW);

        store.answer(KEY, ABANDONED, answer);

        assertThat(take(store, REQUEST, NOW)).isEqualTo(new Outcome.Answered(answer));
    }

    @Test
    default void anotherRequestDoesNotGetTheKey() {
        var store = idempotencyStore();
        take(store, REQUEST, NOW);

        assertThat(take(store, OTHER_REQUEST, NOW)).isEqualTo(new Outcome.OtherRequest());
        store.answer(KEY, ABANDONED, ANSWER);
        assertThat(take(store, OTHER_REQUEST, NOW)).isEqualTo(new Outcome.OtherRequest());
    }

    @Test
    default void ofManyCallersAtOnceExactlyOneTakesTheKey() {
        var store = idempotencyStore();

        var outcomes = Racing.race(16, i -> take(store, REQUEST, NOW));

        assertThat(outcomes).filteredOn(Outcome.Taken.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.InProgress.class::isInstance).hasSize(15);
    }

    @Test
    default void aReleasedKeyCanBeTakenAgain() {
        var store = idempotencyStore();
        take(store, REQUEST, NOW);

        store.release(KEY, ABANDONED);

        assertThat(take(store, OTHER_REQUEST, NOW)).isEqualTo(new Outcome.Taken());
    }

    @Test
    default void anAbandonedKeyCanBeTakenAgain() {
        var store = idempotencyStore();
        take(store, REQUEST, NOW);

        assertThat(store.take(KEY, REQUEST, ABANDONED, ABANDONED.plusSeconds(60), EXPIRED))
                .isEqualTo(new Outcome.Taken());
        assertThat(take(store, REQUEST, ABANDONED)).isEqualTo(new Outcome.InProgress());
    }

    @Test
    default void whoeverAbandonedAKeyCanNeitherAnswerNorReleaseIt() {
        var store = idempotencyStore();
        var second = ABANDONED.plusSeconds(60);
        byte[] otherAnswer = {2};
        take(store, REQUEST, NOW);
        store.take(KEY, REQUEST, ABANDONED, second, EXPIRED);

        store.release(KEY, ABANDONED);
        store.answer(KEY, ABANDONED, otherAnswer);
        assertThat(take(store, REQUEST, ABANDONED)).isEqualTo(new Outcome.InProgress());

        store.answer(KEY, second, ANSWER);
        store.answer(KEY, ABANDONED, otherAnswer);
        store.release(KEY, ABANDONED);
        assertThat(take(store, REQUEST, second)).isEqualTo(new Outcome.Answered(ANSWER));
    }

    @Test
    default void anExpiredAnswerIsForgotten() {
        var store = idempotencyStore();
        take(store, REQUEST, NOW);
        store.answer(KEY, ABANDONED, ANSWER);

        store.removeExpired(NOW);
        assertThat(take(store, REQUEST, NOW)).isEqualTo(new Outcome.Answered(ANSWER));
        store.removeExpired(EXPIRED);
        assertThat(take(store, OTHER_REQUEST, EXPIRED)).isEqualTo(new Outcome.Taken());
    }

    @Test
    default void anAnswerWithoutAKeyChangesNothing() {
        var store = idempotencyStore();

        store.answer(KEY, ABANDONED, ANSWER);

        assertThat(take(store, REQUEST, NOW)).isEqualTo(new Outcome.Taken());
    }
}
