package dev.milepost.domain.people;

import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.People.NORTH;
import static dev.milepost.testing.People.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.people.AccountChange.TeamChange;
import dev.milepost.testing.People;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Account OF_NORTH = People.account(ANNA, Role.COURIER, Optional.of(NORTH));

    @Test
    void whatAChangeLeavesOutStays() {
        assertThat(OF_NORTH.with(AccountChange.none())).isEqualTo(OF_NORTH);
    }

    @Test
    void everyPartCanBeChanged() {
        var changed = OF_NORTH.with(new AccountChange(
                Optional.of("Anna B"),
                Optional.of(Role.MANAGER),
                Optional.of(new TeamChange(Optional.of(SOUTH))),
                Optional.of(true)));

        assertThat(changed)
                .isEqualTo(new Account(
                        ANNA,
                        OF_NORTH.email(),
                        "Anna B",
                        Role.MANAGER,
                        Optional.of(SOUTH),
                        true,
                        OF_NORTH.createdAt()));
    }

    @Test
    void leavingATeamIsAnotherThingThanStayingInIt() {
        var leaving = new AccountChange(
                Optional.empty(), Optional.empty(), Optional.of(new TeamChange(Optional.empty())), Optional.empty());

        assertThat(OF_NORTH.with(leaving).teamId()).isEmpty();
        assertThat(OF_NORTH.with(AccountChange.none()).teamId()).contains(NORTH);
    }

    @Test
    void roleTeamAndBeingDisabledAreRights() {
        assertThat(AccountChange.none().touchesRights()).isFalse();
        assertThat(new AccountChange(Optional.of("Anna"), Optional.empty(), Optional.empty(), Optional.empty())
                        .touchesRights())
                .isFalse();
        assertThat(new AccountChange(Optional.empty(), Optional.of(Role.ADMIN), Optional.empty(), Optional.empty())
                        .touchesRights())
                .isTrue();
        assertThat(new AccountChange(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new TeamChange(Optional.empty())),
                                Optional.empty())
                        .touchesRights())
                .isTrue();
        assertThat(new AccountChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(false))
                        .touchesRights())
                .isTrue();
    }
}
