package dev.milepost.application.people;

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
import dev.milepost.application.fake.InMemoryAccountRepository;
import dev.milepost.application.fake.InMemoryTeamRepository;
import dev.milepost.application.fake.ManualClock;
import dev.milepost.application.fake.ReversingPasswordHasher;
import dev.milepost.application.fake.SequentialIds;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.Flaw;
import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.AccountChange;
import dev.milepost.domain.people.AccountChange.TeamChange;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.Email;
import dev.milepost.domain.people.Role;
import dev.milepost.domain.people.TeamId;
import dev.milepost.testing.People;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Creating, changing and reading accounts. */
class AccountUseCasesTest {
    private static final OptionalLong ANY = OptionalLong.empty();
    private static final AccountChange NOTHING = AccountChange.none();
    private static final AccountChange RENAMED =
            new AccountChange(Optional.of("Anna B"), Optional.empty(), Optional.empty(), Optional.empty());
    private static final AccountChange DISABLED =
            new AccountChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(true));

    private final InMemoryAccountRepository accounts = new InMemoryAccountRepository();
    private final InMemoryTeamRepository teams = new InMemoryTeamRepository();
    private final ReversingPasswordHasher hasher = new ReversingPasswordHasher();
    private final CreateAccount create =
            new CreateAccount(accounts, teams, hasher, new SequentialIds(), new ManualClock(NINE));
    private final ChangeAccount change = new ChangeAccount(accounts, teams, hasher);
    private final AccountQueries queries = new AccountQueries(accounts);

    @Test
    void aNewAccountCanSignInWithItsPassword() {
        teams.add(People.team(NORTH, "North"));

        var created = done(create.create(new AccountDraft(
                        "Anna@Example.com", " Anna ", Role.COURIER, Optional.of(NORTH), "long enough")))
                .value();

        assertThat(created)
                .isEqualTo(new Account(
                        created.id(),
                        new Email("anna@example.com"),
                        "Anna",
                        Role.COURIER,
                        Optional.of(NORTH),
                        false,
                        NINE));
        assertThat(accounts.find(created.id())).contains(new Versioned<>(created, 1));
        assertThat(hasher.verify("long enough", accounts.password(created.id())))
                .isTrue();
    }

    @Test
    void everyFlawOfADraftIsNamed() {
        var draft = new AccountDraft("no address", "", Role.COURIER, Optional.of(new TeamId("unknown")), "short");

        assertThat(refused(create.create(draft)))
                .isInstanceOfSatisfying(
                        Refusal.Flawed.class,
                        flawed -> assertThat(flawed.flaws())
                                .extracting(Flaw::field)
                                .containsExactly("email", "name", "password", "teamId"));
        assertThat(accounts.isEmpty()).isTrue();
    }

    @Test
    void aDraftDoesNotShowItsPassword() {
        assertThat(draft("anna@example.com").toString()).doesNotContain("long enough");
    }

    @Test
    void ofManyWithOneAddressOneIsCreated() {
        var outcomes = Racing.race(8, i -> create.create(draft(i % 2 == 0 ? "anna@example.com" : "ANNA@example.com")));

        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Outcome.refused(new Refusal.EmailTaken())::equals)
                .hasSize(7);
    }

    @Test
    void theFirstAdminIsMadeWhereThereIsNobody() {
        var first = create.createFirstAdmin("admin@example.com", "long enough").orElseThrow();

        assertThat(done(first).value().role()).isEqualTo(Role.ADMIN);
        assertThat(create.createFirstAdmin("other@example.com", "long enough")).isEmpty();
    }

    @Test
    void anAdminChangesEverythingOfOthers() {
        var anna = stored(People.ANNA, Role.COURIER);
        var promoted = new AccountChange(
                Optional.of("Anna B"),
                Optional.of(Role.MANAGER),
                Optional.of(new TeamChange(Optional.empty())),
                Optional.of(true));

        var changed = done(change.change(anna.id(), promoted, Optional.of("new password"), ANY, ADMIN));

        assertThat(changed).isEqualTo(new Versioned<>(anna.with(promoted), 2));
        assertThat(hasher.verify("new password", accounts.password(anna.id()))).isTrue();
    }

    @Test
    void anybodyChangesTheirOwnNameAndPasswordOnly() {
        stored(People.ANNA, Role.COURIER);

        assertThat(done(change.change(People.ANNA, RENAMED, Optional.of("new password"), ANY, ANNA))
                        .value()
                        .name())
                .isEqualTo("Anna B");
        assertThat(refused(change.change(People.ANNA, DISABLED, Optional.empty(), ANY, ANNA)))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(hasher.verify("new password", accounts.password(People.ANNA)))
                .isTrue();
    }

    @Test
    void aNameIsKeptWithoutSpaceAroundIt() {
        stored(People.ANNA, Role.COURIER);
        var spaced = new AccountChange(Optional.of(" Anna B "), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(done(change.change(People.ANNA, spaced, Optional.empty(), ANY, ANNA))
                        .value()
                        .name())
                .isEqualTo("Anna B");
    }

    @Test
    void nobodyButAnAdminTouchesOthers() {
        stored(People.BORIS, Role.COURIER);

        assertThat(refused(change.change(People.BORIS, RENAMED, Optional.empty(), ANY, ANNA)))
                .isEqualTo(new Refusal.NotFound());
        assertThat(refused(change.change(new AccountId("unknown"), RENAMED, Optional.empty(), ANY, ADMIN)))
                .isEqualTo(new Refusal.NotFound());
    }

    @Test
    void noAdminChangesTheRightsByWhichTheyAct() {
        stored(People.ADMIN, Role.ADMIN);

        assertThat(refused(change.change(People.ADMIN, DISABLED, Optional.empty(), ANY, ADMIN)))
                .isEqualTo(new Refusal.OwnRights());
        assertThat(done(change.change(People.ADMIN, RENAMED, Optional.empty(), ANY, ADMIN))
                        .version())
                .isEqualTo(2);
    }

    @Test
    void aFlawedChangeChangesNothing() {
        var anna = stored(People.ANNA, Role.COURIER);
        var flawed = new AccountChange(
                Optional.of(" "), Optional.empty(), Optional.of(new TeamChange(Optional.of(NORTH))), Optional.empty());

        assertThat(refused(change.change(anna.id(), flawed, Optional.of("x".repeat(201)), ANY, ADMIN)))
                .isInstanceOfSatisfying(
                        Refusal.Flawed.class,
                        refusal -> assertThat(refusal.flaws())
                                .extracting(Flaw::field)
                                .containsExactly("name", "password", "teamId"));
        assertThat(accounts.find(anna.id())).contains(new Versioned<>(anna, 1));
    }

    @Test
    void whoeverNamesAnOldVersionHearsTheNewOne() {
        stored(People.ANNA, Role.COURIER);
        done(change.change(People.ANNA, RENAMED, Optional.empty(), OptionalLong.of(1), ADMIN));

        assertThat(refused(change.change(People.ANNA, NOTHING, Optional.of("new password"), OptionalLong.of(1), ADMIN)))
                .isEqualTo(new Refusal.VersionStale(2));
        assertThat(hasher.verify("new password", accounts.password(People.ANNA)))
                .isFalse();
    }

    @Test
    void anAdminReadsAllAccountsAndOthersTheirOwn() {
        stored(People.ANNA, Role.COURIER);
        stored(People.BORIS, Role.COURIER);

        assertThat(done(queries.find(People.BORIS, ADMIN)).value().id()).isEqualTo(People.BORIS);
        assertThat(done(queries.find(People.ANNA, ANNA)).value().id()).isEqualTo(People.ANNA);
        assertThat(refused(queries.find(People.BORIS, ANNA))).isEqualTo(new Refusal.NotFound());
        assertThat(queries.list(PageRequest.first(50)).items()).hasSize(2);
    }

    private Account stored(AccountId id, Role role) {
        var account = People.account(id, role, Optional.empty());
        accounts.add(account, hasher.hash("old password"));
        return account;
    }

    private static AccountDraft draft(String email) {
        return new AccountDraft(email, "Anna", Role.COURIER, Optional.empty(), "long enough");
    }
}
