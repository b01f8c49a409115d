package dev.milepost.domain.task;

import static dev.milepost.testing.People.ADMIN;
import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.People.BORIS;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.people.AccountId;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskChangeTest {
    private static final Instant START_BY = NINE.plusSeconds(600);
    private static final Instant LATER = NINE.plusSeconds(3600);
    private static final OpenTask OPEN =
            Tasks.numbered(1).startWithin(Duration.ofMinutes(10)).open();
    private static final ClaimedTask CLAIMED = OPEN.claim(ANNA, NINE);

    @Test
    void publishingIsTheFirstLineOfHistory() {
        var change = TaskChange.publish(OPEN);

        assertThat(change.next()).isEqualTo(OPEN);
        assertThat(change.transitions())
                .containsExactly(
                        new Transition(Optional.empty(), TaskStatus.OPEN, NINE, Optional.of(ADMIN), Optional.empty()));
        assertMoves(change, Optional.empty(), Optional.empty());
    }

    @Test
    void aClaimTakesAPlace() {
        var change = TaskChange.by(ANNA, OPEN, CLAIMED, NINE, Optional.empty());

        assertThat(change.next()).isEqualTo(CLAIMED);
        assertThat(change.transitions())
                .containsExactly(line(TaskStatus.OPEN, TaskStatus.CLAIMED, NINE, Optional.of(ANNA)));
        assertMoves(change, Optional.of(ANNA), Optional.empty());
    }

    @Test
    void startingKeepsThePlace() {
        var change = TaskChange.by(ANNA, CLAIMED, CLAIMED.start(START_BY, 1), START_BY, Optional.empty());

        assertThat(change.transitions())
                .containsExactly(line(TaskStatus.CLAIMED, TaskStatus.STARTED, START_BY, Optional.of(ANNA)));
        assertMoves(change, Optional.empty(), Optional.empty());
    }

    @Test
    void whateverEndsATaskFreesThePlace() {
        var started = CLAIMED.start(NINE, 1);

        assertMoves(
                TaskChange.by(ANNA, CLAIMED, CLAIMED.release(), NINE, Optional.empty()),
                Optional.empty(),
                Optional.of(ANNA));
        assertMoves(
                TaskChange.by(ANNA, started, Tasks.complete(started), NINE, Optional.empty()),
                Optional.empty(),
                Optional.of(ANNA));
        assertMoves(
                TaskChange.by(ADMIN, started, started.cancel(ADMIN, "storm", NINE), NINE, Optional.of("storm")),
                Optional.empty(),
                Optional.of(ANNA));
    }

    @Test
    void theReasonStandsInHistory() {
        var change = TaskChange.by(ADMIN, OPEN, OPEN.cancel(ADMIN, "storm", NINE), NINE, Optional.of("storm"));

        assertThat(change.transitions().getLast().reason()).contains("storm");
    }

    @Test
    void aChangeOfTermsIsNoTransition() {
        var revised = OPEN.revise(Tasks.numbered(1).title("Other").terms());
        var change = TaskChange.by(ADMIN, OPEN, revised, NINE, Optional.empty());

        assertThat(change.next()).isEqualTo(revised);
        assertThat(change.transitions()).isEmpty();
        assertMoves(change, Optional.empty(), Optional.empty());
    }

    @Test
    void whatTimeDidInBetweenComesFirst() {
        var next = OPEN.claim(BORIS, LATER);
        var change = TaskChange.by(BORIS, CLAIMED, next, LATER, Optional.empty());

        assertThat(change.transitions()).hasSize(2);
        var lapse = change.transitions().getFirst();
        assertThat(lapse.from()).contains(TaskStatus.CLAIMED);
        assertThat(lapse.to()).isEqualTo(TaskStatus.OPEN);
        assertThat(lapse.at()).isEqualTo(START_BY);
        assertThat(lapse.by()).isEmpty();
        assertThat(lapse.reason()).isPresent();
        assertThat(change.transitions().getLast())
                .isEqualTo(line(TaskStatus.OPEN, TaskStatus.CLAIMED, LATER, Optional.of(BORIS)));
        assertMoves(change, Optional.of(BORIS), Optional.of(ANNA));
    }

    @Test
    void whoeverClaimsTheirLapsedTaskAgainKeepsThePlace() {
        var change = TaskChange.by(ANNA, CLAIMED, OPEN.claim(ANNA, LATER), LATER, Optional.empty());

        assertThat(change.transitions()).hasSize(2);
        assertMoves(change, Optional.empty(), Optional.empty());
    }

    @Test
    void timeAloneFreesThePlaceOfALapsedClaim() {
        assertThat(TaskChange.byTime(CLAIMED, START_BY)).isEmpty();

        var change = TaskChange.byTime(CLAIMED, START_BY.plusMillis(1)).orElseThrow();

        assertThat(change.next()).isEqualTo(OPEN);
        assertThat(change.transitions()).hasSize(1);
        assertMoves(change, Optional.empty(), Optional.of(ANNA));
    }

    @Test
    void timeAloneExpiresAnOpenTask() {
        var task = Tasks.numbered(1).claimBy(START_BY).open();

        assertThat(TaskChange.byTime(task, START_BY)).isEmpty();
        var change = TaskChange.byTime(task, LATER).orElseThrow();

        assertThat(change.next().status()).isEqualTo(TaskStatus.EXPIRED);
        assertThat(change.transitions()).extracting(Transition::at).containsExactly(START_BY);
        assertMoves(change, Optional.empty(), Optional.empty());
    }

    @Test
    void aLapseThatLeadsToAnotherIsTwoLines() {
        var claimed = Tasks.numbered(1)
                .startWithin(Duration.ofMinutes(10))
                .claimBy(NINE.plusSeconds(60))
                .open()
                .claim(ANNA, NINE);

        var change = TaskChange.byTime(claimed, LATER).orElseThrow();

        assertThat(change.transitions())
                .extracting(Transition::to)
                .containsExactly(TaskStatus.OPEN, TaskStatus.EXPIRED);
        assertThat(change.transitions()).extracting(Transition::at).containsExactly(START_BY, START_BY);
        assertMoves(change, Optional.empty(), Optional.of(ANNA));
    }

    @Test
    void aTaskThatIsReleasedTooLateForOthersExpiresAtOnce() {
        var claimed = Tasks.numbered(1).claimBy(NINE.plusSeconds(60)).open().claim(ANNA, NINE);

        var change = TaskChange.by(ANNA, claimed, claimed.release(), LATER, Optional.empty());

        assertThat(change.next().status()).isEqualTo(TaskStatus.EXPIRED);
        assertThat(change.transitions())
                .extracting(Transition::to)
                .containsExactly(TaskStatus.OPEN, TaskStatus.EXPIRED);
        assertThat(change.transitions()).extracting(Transition::at).containsExactly(LATER, LATER);
        assertMoves(change, Optional.empty(), Optional.of(ANNA));
    }

    private static Transition line(TaskStatus from, TaskStatus to, Instant at, Optional<AccountId> by) {
        return new Transition(Optional.of(from), to, at, by, Optional.empty());
    }

    private static void assertMoves(TaskChange change, Optional<AccountId> takes, Optional<AccountId> frees) {
        assertThat(change.takes()).isEqualTo(takes);
        assertThat(change.frees()).isEqualTo(frees);
    }
}
