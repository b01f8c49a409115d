package dev.milepost.application.task;

import static dev.milepost.application.fake.World.ADMIN;
import static dev.milepost.application.fake.World.ANNA;
import static dev.milepost.application.fake.World.done;
import static dev.milepost.application.fake.World.refused;
import static dev.milepost.testing.People.NORTH;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.contract.Racing;
import dev.milepost.application.fake.World;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.Flaw;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.TaskDraft;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.testing.People;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PublishAndReviseTest {
    private static final OptionalLong ANY = OptionalLong.empty();

    private final World world = new World();

    @Test
    void aPublishedTaskIsOpenAndHasItsFirstLineOfHistory() {
        var published = done(world.publish.publish(draft("Survey", Tasks.ROUTE, Optional.empty()), ADMIN));

        assertThat(published.version()).isEqualTo(1);
        assertThat(published.value().status()).isEqualTo(TaskStatus.OPEN);
        assertThat(published.value().terms().publishedBy()).isEqualTo(People.ADMIN);
        assertThat(published.value().terms().opensAt()).isEqualTo(NINE);
        assertThat(world.stored(published.value())).isEqualTo(published);
        assertThat(world.tasks.history(published.value().id())).hasSize(1);
    }

    @Test
    void aRouteOrTeamThatDoesNotExistIsAFlaw() {
        var draft = draft("Survey", new RouteId("unknown"), Optional.of(new TeamId("unknown")));

        assertThat(refused(world.publish.publish(draft, ADMIN)))
                .isEqualTo(new Refusal.Flawed(
                        List.of(new Flaw("routeId", "no such route"), new Flaw("teamId", "no such team"))));
    }

    @Test
    void anArchivedRouteTakesNoNewTasks() {
        var route = world.routes.find(Tasks.ROUTE).orElseThrow().value();
        world.routes.save(route.archive(), 1);

        assertThat(refused(world.publish.publish(draft("Survey", Tasks.ROUTE, Optional.empty()), ADMIN)))
                .isEqualTo(Refusal.Flawed.of("routeId", "no such route"));
    }

    @Test
    void aTaskMayBeOfferedToATeam() {
        world.teams.add(People.team(NORTH, "North"));

        var published = done(world.publish.publish(draft("Survey", Tasks.ROUTE, Optional.of(NORTH)), ADMIN));

        assertThat(published.value().terms().teamId()).contains(NORTH);
    }

    @Test
    void termsChangeWhileTheTaskIsOpen() {
        var task = world.offer(Tasks.numbered(1));
        world.clock.pass(Duration.ofMinutes(5));

        var revised = done(world.revise.revise(task.id(), titled("Other"), ANY, ADMIN));

        assertThat(revised)
                .isEqualTo(new Versioned<>(Tasks.numbered(1).title("Other").open(), 2));
        assertThat(world.tasks.history(task.id())).hasSize(1);
    }

    @Test
    void aClaimedTaskKeepsItsTerms() {
        var task = world.offer(Tasks.numbered(1));
        done(world.claim.claim(task.id(), ANNA));

        assertThat(refused(world.revise.revise(task.id(), titled("Other"), ANY, ADMIN)))
                .isEqualTo(new Refusal.TaskNotOpen(TaskStatus.CLAIMED));
    }

    @Test
    void aFlawedRevisionChangesNothing() {
        var task = world.offer(Tasks.numbered(1));

        assertThat(refused(world.revise.revise(task.id(), titled(""), ANY, ADMIN)))
                .isInstanceOf(Refusal.Flawed.class);

        assertThat(world.stored(task)).isEqualTo(new Versioned<>(task, 1));
    }

    @Test
    void whoeverNamesAnOldVersionHearsTheNewOne() {
        var task = world.offer(Tasks.numbered(1));
        done(world.revise.revise(task.id(), titled("Second"), OptionalLong.of(1), ADMIN));

        assertThat(refused(world.revise.revise(task.id(), titled("Third"), OptionalLong.of(1), ADMIN)))
                .isEqualTo(new Refusal.VersionStale(2));
        assertThat(refused(world.revise.revise(new TaskId("unknown"), titled("Third"), OptionalLong.of(1), ADMIN)))
                .isEqualTo(new Refusal.NotFound());
    }

    @Test
    void ofManyWhoNameTheSameVersionOneSucceeds() {
        var task = world.offer(Tasks.numbered(1));

        var outcomes =
                Racing.race(16, i -> world.revise.revise(task.id(), titled("Name " + i), OptionalLong.of(1), ADMIN));

        assertThat(outcomes)
                .filteredOn(Outcome.refused(new Refusal.VersionStale(2))::equals)
                .hasSize(15);
        assertThat(world.stored(task).version()).isEqualTo(2);
    }

    private static UnaryOperator<TaskDraft> titled(String title) {
        return draft -> new TaskDraft(
                title,
                draft.routeId(),
                draft.bonus(),
                draft.description(),
                draft.teamId(),
                draft.opensAt(),
                draft.claimBy(),
                draft.dueBy(),
                draft.startWithin());
    }

    private static TaskDraft draft(String title, RouteId route, Optional<TeamId> team) {
        return new TaskDraft(
                title,
                route,
                Tasks.BONUS,
                Optional.empty(),
                team,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
