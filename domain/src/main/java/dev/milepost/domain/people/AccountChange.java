package dev.milepost.domain.people;

import java.util.Optional;

/** What is to change in an account; what is empty stays as it is. */
public record AccountChange(
        Optional<String> name, Optional<Role> role, Optional<TeamChange> team, Optional<Boolean> disabled) {

    /** The team that the account moves to; empty means that it leaves its team. */
    public record TeamChange(Optional<TeamId> teamId) {}

    public static AccountChange none() {
        return new AccountChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether it touches what decides over rights: role, team or being disabled. */
    public boolean touchesRights() {
        return role.isPresent() || team.isPresent() || disabled.isPresent();
    }
}
