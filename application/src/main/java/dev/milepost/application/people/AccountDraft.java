package dev.milepost.application.people;

import dev.milepost.domain.people.Role;
import dev.milepost.domain.people.TeamId;
import java.util.Optional;

/** An account that an admin asks for, not yet checked. Its text form hides the password. */
public record AccountDraft(String email, String name, Role role, Optional<TeamId> teamId, String password) {
    @Override
    public String toString() {
        return "AccountDraft[" + role + "]";
    }
}
