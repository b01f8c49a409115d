package dev.milepost.adapters.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.Refusal;
import dev.milepost.domain.Flaw;
import dev.milepost.domain.people.AccountId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {
    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void everyTypeIsAFailureWithAStableCode(ProblemType type) {
        assertThat(type.status()).isBetween(400, 599);
        assertThat(type.code()).matches("[a-z]+(-[a-z]+)*");
    }

    @Test
    void aLostRaceSaysWhoWon() {
        var at = Instant.parse("2026-11-23T08:00:00Z");

        var json = Refusals.toProblem(new Refusal.TaskAlreadyClaimed(new AccountId("winner"), at))
                .toJson();

        assertThat(json)
                .containsEntry("status", 409)
                .containsEntry("code", "task-already-claimed")
                .containsEntry("claimedBy", "winner")
                .containsEntry("claimedAt", at);
    }

    @Test
    void flawsBecomeErrors() {
        var flaw = new Flaw("bonus.amount", "must be more than zero");

        var problem = Refusals.toProblem(new Refusal.Flawed(List.of(flaw)));

        assertThat(problem.toJson()).containsEntry("status", 400).containsEntry("errors", List.of(flaw));
    }
}
