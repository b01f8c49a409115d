package dev.milepost.adapters.http.catalogue;

import dev.milepost.domain.people.Role;
import java.util.EnumSet;
import java.util.Set;

/** Who may call an endpoint at all. Whose things they may touch is for the use case to say. */
public sealed interface Access {
    /** No credential is asked for, and one that is sent is not looked at. */
    record Anyone() implements Access {}

    /**
     * Accounts of these roles.
     *
     * @param deviceKeys whether a courier's device key is as good as signing in; for uploads only
     */
    record Roles(Set<Role> roles, boolean deviceKeys) implements Access {
        public Roles {
            roles = Set.copyOf(roles);
        }
    }

    static Access signedIn() {
        return new Roles(EnumSet.allOf(Role.class), false);
    }
}
