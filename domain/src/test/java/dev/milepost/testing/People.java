package dev.milepost.testing;

import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.Email;
import dev.milepost.domain.people.Role;
import dev.milepost.domain.people.Team;
import dev.milepost.domain.people.TeamId;
import java.util.Optional;

/** Who appears in tests. */
public final class People {
    public static final AccountId ADMIN = new AccountId("account-admin");
    public static final AccountId MANAGER = new AccountId("account-manager");
    public static final AccountId ANNA = new AccountId("account-anna");
    public static final AccountId BORIS = new AccountId("account-boris");
    public static final TeamId NORTH = new TeamId("team-north");
    public static final TeamId SOUTH = new TeamId("team-south");

    private People() {}

    /** One of any number of couriers. */
    public static AccountId courier(int number) {
        return new AccountId("account-%06d".formatted(number));
    }

    /** The account of a courier of no team, with a name and an address of its own. */
    public static Account account(AccountId id) {
        return account(id, Role.COURIER, Optional.empty());
    }

    /** An account with a name and an address of its own. */
    public static Account account(AccountId id, Role role, Optional<TeamId> team) {
        var email = Email.parse(id.value() + "@example.com").orElseThrow();
        return new Account(id, email, "Name of " + id.value(), role, team, false, Tasks.NINE);
    }

    /** A team of that name. */
    public static Team team(TeamId id, String name) {
        return new Team(id, name, Tasks.NINE);
    }
}
