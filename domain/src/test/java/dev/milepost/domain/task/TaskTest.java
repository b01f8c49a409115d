package dev.milepost.domain.task;

import static dev.milepost.testing.People.ADMIN;
import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.People.BORIS;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.task.StartedTask.Completion;
import dev.milepost.testing.Tasks;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TaskTest {
    private static final Instant LATER = NINE.plusSeconds(600);
    private static final OpenTask OPEN = Tasks.openTask();
    private static final ClaimedTask CLAIMED = OPEN.claim(ANNA, NINE);
    private static final StartedTask STARTED = CLAIMED.start(LATER, 3);
    private static final CompletedTask COMPLETED = Tasks.complete(STARTED, LATER.plusSeconds(60));

    @Test
    void aStateOffersItsOwnTransitionsAndNoOthers() {
        assertThat(transitions(OpenTask.class)).isEqualTo(Set.of("claim", "revise", "cancel"));
        assertThat(transitions(ClaimedTask.class)).isEqualTo(Set.of("start", "release", "cancel"));
        assertThat(transitions(StartedTask.class)).isEqualTo(Set.of("complete", "cancel"));
        assertThat(transitions(ExpiredTask.class)).isEqualTo(Set.of("cancel"));
        assertThat(transitions(CompletedTask.class)).isEmpty();
        assertThat(transitions(CancelledTask.class)).isEmpty();
    }

    private static Set<String> transitions(Class<? extends Task> state) {
        return Arrays.stream(state.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers())
                        && !method.getName().equals("asOf"))
                .filter(method -> Task.class.isAssignableFrom(method.getReturnType())
                        || method.getReturnType() == Completion.class)
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    @Test
    void everyStateHasItsName() {
        var states = Map.<TaskStatus, Task>of(
                TaskStatus.OPEN, OPEN,
                TaskStatus.CLAIMED, CLAIMED,
                TaskStatus.STARTED, STARTED,
                TaskStatus.COMPLETED, COMPLETED,
                TaskStatus.CANCELLED, OPEN.cancel(ADMIN, "storm", NINE),
                TaskStatus.EXPIRED, new ExpiredTask(OPEN.id(), OPEN.terms(), NINE));

        assertThat(states).hasSize(TaskStatus.values().length);
        states.forEach((status, task) -> assertThat(task.status()).isEqualTo(status));
    }

    @Test
    void anOpenTaskIsClaimedByACourier() {
        assertThat(CLAIMED.claim()).contains(new Claim(ANNA, NINE));
        assertThat(CLAIMED.work()).isEmpty();
        assertThat(CLAIMED.isHeldBy(ANNA)).isTrue();
        assertThat(CLAIMED.isHeldBy(BORIS)).isFalse();
        assertThat(OPEN.isHeldBy(ANNA)).isFalse();
    }

    @Test
    void aTaskCanBeClaimedFromItsOpeningOn() {
        var task = Tasks.numbered(1).opensAt(LATER).open();

        assertThat(task.isOpenAt(LATER.minusMillis(1))).isFalse();
        assertThat(task.isOpenAt(LATER)).isTrue();
    }

    @Test
    void aClaimedTaskIsStartedOnAVersionOfItsRoute() {
        assertThat(STARTED.claim()).contains(new Claim(ANNA, NINE));
        assertThat(STARTED.work()).contains(new WorkPeriod(3, LATER, Optional.empty()));
    }

    @Test
    void aReleasedTaskIsAsOpenAsBefore() {
        assertThat(CLAIMED.release()).isEqualTo(OPEN);
    }

    @Test
    void revisingKeepsTheTaskAndChangesItsTerms() {
        var terms = Tasks.numbered(1).title("Other").terms();

        assertThat(OPEN.revise(terms)).isEqualTo(new OpenTask(OPEN.id(), terms));
    }

    @Test
    void completingEndsTheWork() {
        assertThat(COMPLETED.completedAt()).isEqualTo(LATER.plusSeconds(60));
        assertThat(COMPLETED.work()).contains(new WorkPeriod(3, LATER, Optional.of(LATER.plusSeconds(60))));
        assertThat(COMPLETED.claim()).contains(new Claim(ANNA, NINE));
        assertThat(COMPLETED.flag()).isEmpty();
    }

    @Test
    void completingWithCheckpointsMissingTakesAReason() {
        var missing = List.of("North gate", "East gate");

        assertThat(STARTED.complete(LATER, missing, Optional.of("note"), Optional.empty()))
                .isEqualTo(new Completion.CheckpointsMissing(missing));
        assertThat(STARTED.complete(LATER, missing, Optional.of("note"), Optional.of("road closed")))
                .isEqualTo(new Completion.Done(new CompletedTask(
                        OPEN.id(),
                        OPEN.terms(),
                        new Claim(ANNA, NINE),
                        new WorkPeriod(3, LATER, Optional.of(LATER)),
                        LATER,
                        Optional.of("note"),
                        Optional.of(new CompletionFlag("road closed", missing)))));
    }

    @Test
    void aReasonWithNothingMissingFlagsNothing() {
        var completion = STARTED.complete(LATER, List.of(), Optional.empty(), Optional.of("in case"));

        assertThat(completion)
                .isInstanceOfSatisfying(
                        Completion.Done.class,
                        done -> assertThat(done.task().flag()).isEmpty());
    }

    @Test
    void completingUpToTheDueTimeIsOnTime() {
        assertThat(completedAt(LATER, Optional.of(LATER)).onTime()).isTrue();
        assertThat(completedAt(LATER.plusMillis(1), Optional.of(LATER)).onTime())
                .isFalse();
        assertThat(completedAt(LATER, Optional.empty()).onTime()).isTrue();
    }

    private static CompletedTask completedAt(Instant at, Optional<Instant> dueBy) {
        var plain = Tasks.numbered(1);
        var task = dueBy.map(plain::dueBy).orElse(plain).open();
        return Tasks.complete(task.claim(ANNA, NINE).start(NINE, 1), at);
    }

    @Test
    void cancellingKeepsWhoHeldTheTaskAndEndsTheWork() {
        assertThat(OPEN.cancel(ADMIN, "storm", LATER))
                .isEqualTo(new CancelledTask(
                        OPEN.id(), OPEN.terms(), Optional.empty(), Optional.empty(), ADMIN, LATER, "storm"));
        assertThat(CLAIMED.cancel(ADMIN, "storm", LATER).claim()).contains(new Claim(ANNA, NINE));
        assertThat(CLAIMED.cancel(ADMIN, "storm", LATER).work()).isEmpty();
        assertThat(STARTED.cancel(ADMIN, "storm", LATER.plusSeconds(9)).work())
                .contains(new WorkPeriod(3, LATER, Optional.of(LATER.plusSeconds(9))));
        assertThat(new ExpiredTask(OPEN.id(), OPEN.terms(), NINE)
                        .cancel(ADMIN, "storm", LATER)
                        .claim())
                .isEmpty();
    }

    @Test
    void claimedAndStartedTasksAreActive() {
        assertThat(CLAIMED.activeCourier()).contains(ANNA);
        assertThat(STARTED.activeCourier()).contains(ANNA);
        assertThat(OPEN.activeCourier()).isEmpty();
        assertThat(COMPLETED.activeCourier()).isEmpty();
        assertThat(STARTED.cancel(ADMIN, "storm", LATER).activeCourier()).isEmpty();
    }

    @Test
    void anOpenTaskExpiresRightAfterItsLastMoment() {
        var task = Tasks.numbered(1).claimBy(LATER).open();

        assertThat(task.asOf(LATER)).isEqualTo(task);
        assertThat(task.lapse(LATER)).isEmpty();
        assertThat(task.asOf(LATER.plusMillis(1))).isEqualTo(new ExpiredTask(task.id(), task.terms(), LATER));
        assertThat(task.lapse(LATER.plusMillis(1)))
                .hasValueSatisfying(lapse -> assertThat(lapse.at()).isEqualTo(LATER));
    }

    @Test
    void aClaimThatIsNotStartedInTimeOpensTheTaskAgain() {
        var task = Tasks.numbered(1).startWithin(Duration.ofMinutes(10)).open();
        var claimed = task.claim(ANNA, NINE);

        assertThat(claimed.startBy()).contains(LATER);
        assertThat(claimed.asOf(LATER)).isEqualTo(claimed);
        assertThat(claimed.asOf(LATER.plusMillis(1))).isEqualTo(task);
        assertThat(claimed.lapse(LATER.plusMillis(1)))
                .hasValueSatisfying(lapse -> assertThat(lapse.at()).isEqualTo(LATER));
    }

    @Test
    void aClaimThatLapsesTooLateForOthersExpiresTheTask() {
        var claimed = Tasks.numbered(1)
                .claimBy(NINE.plusSeconds(30))
                .startWithin(Duration.ofMinutes(10))
                .open()
                .claim(ANNA, NINE);

        assertThat(claimed.asOf(NINE.plusSeconds(31))).isEqualTo(claimed);
        assertThat(claimed.asOf(LATER.plusMillis(1)).status()).isEqualTo(TaskStatus.EXPIRED);
    }

    @Test
    void withoutLimitsTimeChangesNothing() {
        for (var task : List.of(OPEN, CLAIMED, STARTED, COMPLETED)) {
            assertThat(task.asOf(Instant.MAX)).isEqualTo(task);
            assertThat(task.lapse(Instant.MAX)).isEmpty();
        }
    }

    @Test
    void timeDoesNotTouchWorkThatHasBegun() {
        var started = Tasks.numbered(1)
                .claimBy(NINE)
                .dueBy(NINE)
                .startWithin(Duration.ofSeconds(1))
                .open()
                .claim(ANNA, NINE)
                .start(NINE, 1);

        assertThat(started.asOf(Instant.MAX)).isEqualTo(started);
    }
}
