package dev.milepost.domain.task;

import static dev.milepost.testing.People.ADMIN;
import static dev.milepost.testing.People.NORTH;
import static dev.milepost.testing.People.SOUTH;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.Flaw;
import dev.milepost.domain.money.Money;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskDraftTest {
    private static final Money BONUS = Tasks.BONUS;

    @Test
    void whatIsLeftOutTakesItsDefault() {
        var terms = agreed(draft("Survey", BONUS));

        assertThat(terms.opensAt()).isEqualTo(NINE);
        assertThat(terms.claimBy()).isEmpty();
        assertThat(terms.dueBy()).isEmpty();
        assertThat(terms.startWithin()).isEmpty();
        assertThat(terms.publishedBy()).isEqualTo(ADMIN);
        assertThat(terms.publishedAt()).isEqualTo(NINE);
    }

    @Test
    void aBonusIsMoreThanNothingAndBounded() {
        assertThat(flawed(draft("Survey", money(0)))).containsExactly("bonus.amount");
        assertThat(flawed(draft("Survey", money(-1)))).containsExactly("bonus.amount");
        assertThat(flawed(draft("Survey", money(1_000_000_000_001L)))).containsExactly("bonus.amount");
        assertThat(agreed(draft("Survey", money(1))).bonus()).isEqualTo(money(1));
        assertThat(agreed(draft("Survey", money(1_000_000_000_000L))).bonus()).isEqualTo(money(1_000_000_000_000L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines", "bell\u0007"})
    void aTitleIsOneLineWithSomethingInIt(String title) {
        assertThat(flawed(draft(title, BONUS))).containsExactly("title");
    }

    @Test
    void textsAreBounded() {
        assertThat(agreed(draft("x".repeat(200), BONUS)).title()).hasSize(200);
        assertThat(flawed(draft("x".repeat(201), BONUS))).containsExactly("title");
        assertThat(flawed(described("x".repeat(4_001)))).containsExactly("description");
        assertThat(agreed(described("two\nlines\t" + "x".repeat(3_000))).description())
                .isPresent();
        assertThat(flawed(described("nul\u0000"))).containsExactly("description");
    }

    @Test
    void limitsComeAfterTheOpening() {
        assertThat(flawed(timed(Optional.of(NINE), Optional.of(NINE), Optional.empty())))
                .containsExactly("claimBy", "dueBy");
        assertThat(flawed(timed(Optional.of(NINE.minusSeconds(1)), Optional.empty(), Optional.empty())))
                .containsExactly("claimBy");
        assertThat(agreed(timed(Optional.of(NINE.plusMillis(1)), Optional.of(NINE.plusMillis(1)), Optional.empty())))
                .satisfies(terms -> assertThat(terms.claimBy()).contains(NINE.plusMillis(1)));
    }

    @Test
    void aTimeToStartIsASecondToThirtyDays() {
        assertThat(flawed(startWithin(Duration.ZERO))).containsExactly("startWithinSeconds");
        assertThat(flawed(startWithin(Duration.ofSeconds(-1)))).containsExactly("startWithinSeconds");
        assertThat(flawed(startWithin(Duration.ofDays(30).plusSeconds(1)))).containsExactly("startWithinSeconds");
        assertThat(agreed(startWithin(Duration.ofDays(30))).startWithin()).contains(Duration.ofDays(30));
    }

    @Test
    void everyFlawIsNamedAtOnce() {
        var draft = new TaskDraft(
                "",
                Tasks.ROUTE,
                money(0),
                Optional.of("\u0000"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(NINE),
                Optional.of(NINE),
                Optional.of(Duration.ZERO));

        assertThat(flawed(draft))
                .containsExactly("title", "bonus.amount", "description", "claimBy", "dueBy", "startWithinSeconds");
    }

    @Test
    void aTaskOfATeamIsOfferedToItAlone() {
        var toNorth = Tasks.numbered(1).offeredTo(NORTH).terms();
        var toAll = Tasks.numbered(1).terms();

        assertThat(toNorth.offeredTo(Optional.of(NORTH))).isTrue();
        assertThat(toNorth.offeredTo(Optional.of(SOUTH))).isFalse();
        assertThat(toNorth.offeredTo(Optional.empty())).isFalse();
        assertThat(toAll.offeredTo(Optional.of(SOUTH))).isTrue();
        assertThat(toAll.offeredTo(Optional.empty())).isTrue();
    }

    private static Money money(long minorUnits) {
        return new Money(minorUnits, BONUS.currency());
    }

    private static TaskDraft draft(String title, Money bonus) {
        return draft(title, bonus, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static TaskDraft described(String text) {
        return draft("Survey", BONUS, Optional.of(text), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static TaskDraft startWithin(Duration limit) {
        return draft("Survey", BONUS, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(limit));
    }

    private static TaskDraft timed(Optional<Instant> claimBy, Optional<Instant> dueBy, Optional<Duration> startWithin) {
        return draft("Survey", BONUS, Optional.empty(), claimBy, dueBy, startWithin);
    }

    private static TaskDraft draft(
            String title,
            Money bonus,
            Optional<String> description,
            Optional<Instant> claimBy,
            Optional<Instant> dueBy,
            Optional<Duration> startWithin) {
        return new TaskDraft(
                title,
                Tasks.ROUTE,
                bonus,
                description,
                Optional.empty(),
                Optional.empty(),
                claimBy,
                dueBy,
                startWithin);
    }

    private static TaskTerms agreed(TaskDraft draft) {
        return switch (draft.check(ADMIN, NINE)) {
            case TaskDraft.Terms.Agreed agreed -> agreed.terms();
            case TaskDraft.Terms.Flawed flawed -> throw new AssertionError("flaws: " + flawed.flaws());
        };
    }

    private static List<String> flawed(TaskDraft draft) {
        return switch (draft.check(ADMIN, NINE)) {
            case TaskDraft.Terms.Agreed agreed -> List.of();
            case TaskDraft.Terms.Flawed flawed ->
                flawed.flaws().stream().map(Flaw::field).toList();
        };
    }
}
