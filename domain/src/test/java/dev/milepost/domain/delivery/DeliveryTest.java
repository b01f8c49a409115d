package dev.milepost.domain.delivery;

import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.delivery.Attempt.Result;
import dev.milepost.domain.delivery.Delivery.State;
import dev.milepost.testing.Deliveries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryTest {
    private static final OptionalInt NO_STATUS = OptionalInt.empty();

    private final Delivery fresh = Deliveries.numbered(1, NINE);

    @Test
    void aNewOneIsDueAtOnce() {
        assertThat(fresh.dueAt()).contains(NINE);
        assertThat(fresh.attempts()).isEmpty();
    }

    @Test
    void oneThatIsBeingTriedIsNobodyElsesForAWhile() {
        var begun = fresh.begin(NINE);

        assertThat(begun.dueAt()).contains(NINE.plus(Delivery.LEASE));
        assertThat(begun.attempts()).containsExactly(new Attempt(NINE, Result.INTERRUPTED, NO_STATUS));
    }

    @Test
    void oneThatIsAcceptedIsDelivered() {
        var ended = fresh.begin(NINE).end(Result.ACCEPTED, OptionalInt.of(204), NINE.plusSeconds(1), 0.5);

        assertThat(ended.state()).isEqualTo(new State.Delivered(NINE.plusSeconds(1)));
        assertThat(ended.attempts()).containsExactly(new Attempt(NINE, Result.ACCEPTED, OptionalInt.of(204)));
    }

    @Test
    void oneThatNobodyWantsAnyMoreIsGivenUp() {
        var ended = fresh.begin(NINE).end(Result.GONE, OptionalInt.of(410), NINE, 0.5);

        assertThat(ended.state()).isEqualTo(new State.GivenUp(NINE));
    }

    @ParameterizedTest
    @EnumSource(
            value = Result.class,
            names = {"ACCEPTED", "GONE"},
            mode = EnumSource.Mode.EXCLUDE)
    void whateverElseGoesWrongIsTriedAgainLater(Result result) {
        var ended = fresh.begin(NINE).end(result, NO_STATUS, NINE, 1);

        assertThat(ended.dueAt()).contains(NINE.plusSeconds(30));
    }

    @Test
    void pausesGrowFourfoldUpToSixHoursAndEndAfterEightTries() {
        assertThat(pauses(1))
                .containsExactly(
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(8),
                        Duration.ofMinutes(32),
                        Duration.ofMinutes(128),
                        Duration.ofHours(6),
                        Duration.ofHours(6));
    }

    @Test
    void chanceSpreadsThemOverTheSecondHalfOfAPause() {
        assertThat(pauses(0).getFirst()).isEqualTo(Duration.ofSeconds(15));
        assertThat(pauses(0.5).get(1)).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void oneWhoseTriesAllTookTheProcessDownIsGivenUp() {
        var delivery = fresh;
        for (var i = 0; i < Delivery.MOST_ATTEMPTS; i++) {
            delivery = delivery.begin(NINE);
        }

        assertThat(delivery.dueAt()).isPresent();
        assertThat(delivery.begin(NINE).state()).isEqualTo(new State.GivenUp(NINE));
        assertThat(delivery.begin(NINE).attempts()).hasSize(Delivery.MOST_ATTEMPTS);
    }

    private List<Duration> pauses(double random) {
        var pauses = new ArrayList<Duration>();
        Instant now = NINE;
        for (var delivery = fresh; delivery.dueAt().isPresent(); ) {
            delivery = delivery.begin(now).end(Result.TIMED_OUT, NO_STATUS, now, random);
            if (delivery.dueAt().isPresent()) {
                pauses.add(Duration.between(now, delivery.dueAt().get()));
                now = delivery.dueAt().get();
            }
        }
        return pauses;
    }
}
