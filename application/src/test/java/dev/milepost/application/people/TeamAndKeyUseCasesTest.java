package dev.milepost.application.people;

import static dev.milepost.application.fake.World.done;
import static dev.milepost.application.fake.World.refused;
import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.People.BORIS;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.Refusal;
import dev.milepost.application.fake.InMemoryDeviceKeyRepository;
import dev.milepost.application.fake.SequentialIds;
import dev.milepost.application.fake.SequentialSecrets;
import dev.milepost.application.fake.World;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.PasswordHash;
import dev.milepost.domain.people.DeviceKeyId;
import dev.milepost.domain.people.Role;
import dev.milepost.domain.people.TeamId;
import dev.milepost.testing.People;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Teams and device keys. */
class TeamAndKeyUseCasesTest {
    private final World world = new World();
    private final ManageTeams teams =
            new ManageTeams(world.teams, world.accounts, world.tasks, new SequentialIds(), world.clock);
    private final InMemoryDeviceKeyRepository keyStore = new InMemoryDeviceKeyRepository();
    private final ManageDeviceKeys keys =
            new ManageDeviceKeys(keyStore, new SequentialIds(), new SequentialSecrets(), world.clock);

    @Test
    void aTeamIsCreatedRenamedAndRemoved() {
        var created = done(teams.create(" North ")).value();
        assertThat(created.name()).isEqualTo("North");
        assertThat(created.createdAt()).isEqualTo(NINE);

        world.clock.pass(Duration.ofMinutes(1));
        var renamed = done(teams.rename(created.id(), "Far north", OptionalLong.of(1)));

        assertThat(renamed.value().name()).isEqualTo("Far north");
        assertThat(renamed.value().createdAt()).isEqualTo(NINE);
        assertThat(refused(teams.rename(created.id(), "South", OptionalLong.of(1))))
                .isEqualTo(new Refusal.VersionStale(2));
        assertThat(done(teams.remove(created.id()))).isEqualTo(created.id());
        assertThat(refused(teams.find(created.id()))).isEqualTo(new Refusal.NotFound());
        assertThat(teams.list(PageRequest.first(50)).items()).isEmpty();
    }

    @Test
    void aTeamHasAName() {
        var team = done(teams.create("North")).value();

        assertThat(refused(teams.create(" "))).isInstanceOf(Refusal.Flawed.class);
        assertThat(refused(teams.rename(team.id(), "x".repeat(101), OptionalLong.empty())))
                .isInstanceOf(Refusal.Flawed.class);
        assertThat(refused(teams.rename(new TeamId("unknown"), "North", OptionalLong.empty())))
                .isEqualTo(new Refusal.NotFound());
        assertThat(refused(teams.remove(new TeamId("unknown")))).isEqualTo(new Refusal.NotFound());
    }

    @Test
    void aTeamWithPeopleOrUnfinishedTasksStays() {
        var people = done(teams.create("People")).value().id();
        var busy = done(teams.create("Busy")).value().id();
        world.accounts.add(People.account(ANNA, Role.COURIER, Optional.of(people)), new PasswordHash("hash"));
        world.offer(Tasks.numbered(1).offeredTo(busy).claimBy(NINE.plusSeconds(60)));

        assertThat(refused(teams.remove(people))).isEqualTo(new Refusal.TeamInUse());
        assertThat(refused(teams.remove(busy))).isEqualTo(new Refusal.TeamInUse());

        world.clock.pass(Duration.ofMinutes(2));
        assertThat(done(teams.remove(busy))).isEqualTo(busy);
    }

    @Test
    void aKeyIsFoundByItsSecretUntilItIsRevoked() {
        var issued = done(keys.issue(ANNA, " Anna's phone "));

        assertThat(issued.key().label()).isEqualTo("Anna's phone");
        assertThat(issued.toString()).doesNotContain(issued.secret());
        assertThat(keys.findBySecret(issued.secret())).contains(issued.key());
        assertThat(keys.findBySecret("guessed")).isEmpty();
        assertThat(keys.list(ANNA)).containsExactly(issued.key());
        assertThat(refused(keys.revoke(BORIS, issued.key().id()))).isEqualTo(new Refusal.NotFound());

        assertThat(done(keys.revoke(ANNA, issued.key().id())))
                .isEqualTo(issued.key().id());

        assertThat(keys.findBySecret(issued.secret())).isEmpty();
        assertThat(refused(keys.revoke(ANNA, new DeviceKeyId("unknown")))).isEqualTo(new Refusal.NotFound());
    }

    @Test
    void theSecretItselfIsNotKept() {
        var issued = done(keys.issue(ANNA, "phone"));

        assertThat(keyStore.findBySecretHash(issued.secret())).isEmpty();
    }

    @Test
    void aCourierHasAtMostTwentyKeys() {
        IntStream.range(0, 20).forEach(i -> done(keys.issue(ANNA, "phone " + i)));

        assertThat(refused(keys.issue(ANNA, "one more"))).isEqualTo(new Refusal.TooManyDeviceKeys(20));
        assertThat(done(keys.issue(BORIS, "first")).key().courier()).isEqualTo(BORIS);
        assertThat(refused(keys.issue(BORIS, ""))).isInstanceOf(Refusal.Flawed.class);
    }
}
