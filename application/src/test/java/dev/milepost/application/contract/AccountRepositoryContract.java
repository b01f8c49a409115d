package dev.milepost.application.contract;

import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.People.BORIS;
import static dev.milepost.testing.People.NORTH;
import static dev.milepost.testing.People.SOUTH;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.AccountRepository.Added;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.PasswordHash;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.AccountChange;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.Email;
import dev.milepost.domain.people.Role;
import dev.milepost.testing.People;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link AccountRepository} must keep to. */
public interface AccountRepositoryContract {
    PasswordHash FIRST = new PasswordHash("$first$+/=");
    PasswordHash SECOND = new PasswordHash("$second$+/=");

    /** The store of this test, empty when the test begins; every call in one test is about the same. */
    AccountRepository accounts();

    @Test
    default void anEmptyStoreKnowsNobody() {
        var accounts = accounts();

        assertThat(accounts.isEmpty()).isTrue();
        assertThat(accounts.find(ANNA)).isEmpty();
        assertThat(accounts.find(new Email("nobody@example.com"))).isEmpty();
        assertThat(accounts.password(ANNA)).isEmpty();
        assertThat(accounts.findAll(List.of(ANNA))).isEmpty();
        assertThat(accounts.findAll(List.of())).isEmpty();
        assertThat(accounts.list(PageRequest.first(50)).items()).isEmpty();
    }

    @Test
    default void anAccountIsFoundByIdAndByEmail() {
        var accounts = accounts();
        var anna = new Account(
                ANNA, new Email("anna+1@example.com"), "安娜 O'Neil", Role.MANAGER, Optional.of(NORTH), true, NINE);

        assertThat(accounts.add(anna, FIRST)).isEqualTo(Added.ADDED);

        assertThat(accounts.find(ANNA)).contains(new Versioned<>(anna, 1));
        assertThat(accounts.find(anna.email())).contains(new Versioned<>(anna, 1));
        assertThat(accounts.password(ANNA)).contains(FIRST);
        assertThat(accounts.isEmpty()).isFalse();
    }

    @Test
    default void anEmailAddressBelongsToOneAccountOnly() {
        var accounts = accounts();
        accounts.add(People.account(ANNA), FIRST);

        assertThat(accounts.add(withEmailOf(ANNA, BORIS), SECOND)).isEqualTo(Added.EMAIL_TAKEN);

        assertThat(accounts.find(BORIS)).isEmpty();
        assertThat(accounts.password(BORIS)).isEmpty();
        assertThat(accounts.password(ANNA)).contains(FIRST);
        assertThat(accounts.find(People.account(ANNA).email())).contains(new Versioned<>(People.account(ANNA), 1));
    }

    @Test
    default void ofManyAccountsOfOneAddressExactlyOneIsAdded() {
        var results = Racing.race(16, i -> accounts().add(withEmailOf(ANNA, People.courier(i)), FIRST));

        assertThat(results).filteredOn(Added.ADDED::equals).hasSize(1);
        assertThat(accounts().list(PageRequest.first(50)).items()).hasSize(1);
    }

    @Test
    default void aSaveKeepsThePasswordUnlessThereIsANewOne() {
        var accounts = accounts();
        var anna = People.account(ANNA);
        accounts.add(anna, FIRST);
        var renamed = renamed(anna, "Anna II");

        assertThat(accounts.save(renamed, Optional.empty(), 1))
                .isEqualTo(new SaveResult.Saved<>(new Versioned<>(renamed, 2)));
        assertThat(accounts.password(ANNA)).contains(FIRST);

        accounts.save(renamed, Optional.of(SECOND), 2);
        assertThat(accounts.password(ANNA)).contains(SECOND);
        assertThat(accounts.find(ANNA)).contains(new Versioned<>(renamed, 3));
        assertThat(accounts.find(anna.email())).contains(new Versioned<>(renamed, 3));
    }

    @Test
    default void aStaleSaveChangesNeitherAccountNorPassword() {
        var accounts = accounts();
        var anna = People.account(ANNA);
        accounts.add(anna, FIRST);
        var renamed = renamed(anna, "Anna II");
        accounts.save(renamed, Optional.empty(), 1);

        assertThat(accounts.save(renamed(anna, "Anna III"), Optional.of(SECOND), 1))
                .isEqualTo(new SaveResult.Stale<>(new Versioned<>(renamed, 2)));

        assertThat(accounts.find(ANNA)).contains(new Versioned<>(renamed, 2));
        assertThat(accounts.password(ANNA)).contains(FIRST);
    }

    @Test
    default void roleTeamAndBeingDisabledAreSaved() {
        var accounts = accounts();
        var anna = People.account(ANNA, Role.COURIER, Optional.of(NORTH));
        accounts.add(anna, FIRST);
        var changed = anna.with(new AccountChange(
                Optional.empty(),
                Optional.of(Role.ADMIN),
                Optional.of(new AccountChange.TeamChange(Optional.empty())),
                Optional.of(true)));

        accounts.save(changed, Optional.empty(), 1);

        assertThat(accounts.find(ANNA)).contains(new Versioned<>(changed, 2));
        assertThat(accounts.anyOf(NORTH)).isFalse();
    }

    @Test
    default void manyAreFoundAtOnceAndUnknownOnesLeftOut() {
        var accounts = accounts();
        accounts.add(People.account(ANNA), FIRST);
        accounts.add(People.account(BORIS), FIRST);
        accounts.add(People.account(People.courier(1)), FIRST);

        assertThat(accounts.findAll(List.of(ANNA, BORIS, ANNA, new AccountId("unknown"))))
                .isEqualTo(Map.of(ANNA, People.account(ANNA), BORIS, People.account(BORIS)));
    }

    @Test
    default void aTeamHasSomebodyIfAnAccountBelongsToIt() {
        var accounts = accounts();
        accounts.add(People.account(ANNA, Role.COURIER, Optional.of(NORTH)), FIRST);
        accounts.add(People.account(BORIS), FIRST);

        assertThat(accounts.anyOf(NORTH)).isTrue();
        assertThat(accounts.anyOf(SOUTH)).isFalse();
    }

    @Test
    default void accountsArePagedThroughNewestFirst() {
        var accounts = accounts();
        IntStream.range(0, 25).forEach(i -> accounts.add(People.account(People.courier(i)), FIRST));

        var paged = Paging.all(5, accounts::list);

        assertThat(paged)
                .isEqualTo(IntStream.range(0, 25)
                        .mapToObj(i -> new Versioned<>(People.account(People.courier(24 - i)), 1))
                        .toList());
    }

    private static Account withEmailOf(AccountId owner, AccountId id) {
        return new Account(id, People.account(owner).email(), "Other", Role.COURIER, Optional.empty(), false, NINE);
    }

    @Test
    default void anAddressThatIsGivenUpIsFreeAgain() {
        var accounts = accounts();
        var anna =
                new Account(ANNA, new Email("anna@example.com"), "Anna", Role.COURIER, Optional.of(NORTH), false, NINE);
        accounts.add(anna, FIRST);

        assertThat(accounts.save(anna.erased(), Optional.of(SECOND), 1))
                .isEqualTo(new SaveResult.Saved<>(new Versioned<>(anna.erased(), 2)));

        assertThat(accounts.find(anna.email())).isEmpty();
        assertThat(accounts.find(anna.erased().email())).contains(new Versioned<>(anna.erased(), 2));
        assertThat(accounts.password(ANNA)).contains(SECOND);
        assertThat(accounts.save(anna.erased(), Optional.empty(), 2))
                .isEqualTo(new SaveResult.Saved<>(new Versioned<>(anna.erased(), 3)));
        var next = new Account(BORIS, anna.email(), "Another Anna", Role.COURIER, Optional.empty(), false, NINE);
        assertThat(accounts.add(next, FIRST)).isEqualTo(Added.ADDED);
    }

    @Test
    default void anAddressThatAnotherAccountHasCannotBeTakenByASave() {
        var accounts = accounts();
        accounts.add(People.account(ANNA), FIRST);
        accounts.add(People.account(BORIS), FIRST);

        assertThatThrownBy(() -> accounts.save(withEmailOf(ANNA, BORIS), Optional.of(SECOND), 1))
                .isInstanceOf(RuntimeException.class);

        assertThat(accounts.find(BORIS)).contains(new Versioned<>(People.account(BORIS), 1));
        assertThat(accounts.find(People.account(ANNA).email())).contains(new Versioned<>(People.account(ANNA), 1));
        assertThat(accounts.find(People.account(BORIS).email())).contains(new Versioned<>(People.account(BORIS), 1));
        assertThat(accounts.password(BORIS)).contains(FIRST);
    }

    private static Account renamed(Account account, String name) {
        return account.with(new AccountChange(Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
