package dev.milepost.domain.people;

import java.time.Instant;
import java.util.Optional;

/** Somebody who works with Milepost. What proves their identity is kept apart, so that it can't travel with this. */
public record Account(
        AccountId id,
        Email email,
        String name,
        Role role,
        Optional<TeamId> teamId,
        boolean disabled,
        Instant createdAt) {

    /** A domain that can't exist (RFC 2606), so that nobody signs up or is written to there. */
    private static final String ERASED_DOMAIN = "@erased.invalid";

    public boolean isCourier() {
        return role == Role.COURIER;
    }

    /** What is left of it when its owner is forgotten: disabled, with a name and an address that say nothing. */
    public Account erased() {
        return new Account(
                id, new Email("erased-" + id.value() + ERASED_DOMAIN), "Erased", role, teamId, true, createdAt);
    }

    /** This account after a change by an admin or its owner. */
    public Account with(AccountChange change) {
        return new Account(
                id,
                email,
                change.name().orElse(name),
                change.role().orElse(role),
                change.team().map(AccountChange.TeamChange::teamId).orElse(teamId),
                change.disabled().orElse(disabled),
                createdAt);
    }
}
