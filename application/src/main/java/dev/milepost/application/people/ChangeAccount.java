package dev.milepost.application.people;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.PasswordHasher;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.TeamRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.Flaw;
import dev.milepost.domain.FlawCollector;
import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.AccountChange;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.Role;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Changes an account: an admin everything of everybody but its own rights, anybody else its own name and password. */
public final class ChangeAccount {
    private final AccountRepository accounts;
    private final TeamRepository teams;
    private final PasswordHasher hasher;

    public ChangeAccount(AccountRepository accounts, TeamRepository teams, PasswordHasher hasher) {
        this.accounts = accounts;
        this.teams = teams;
        this.hasher = hasher;
    }

    /**
     * @param newPassword empty: it stays
     * @param expectedVersion what the caller builds on; empty: whatever is newest
     */
    public Outcome<Versioned<Account>> change(
            AccountId id,
            AccountChange change,
            Optional<String> newPassword,
            OptionalLong expectedVersion,
            Caller caller) {
        var stored = accounts.find(id);
        if (stored.isEmpty() || !mayTouch(id, caller)) {
            return Outcome.refused(new Refusal.NotFound());
        }
        if (change.touchesRights() && caller.role() != Role.ADMIN) {
            return Outcome.refused(new Refusal.Forbidden("Only an admin changes role, team or disabled."));
        }
        if (change.touchesRights() && id.equals(caller.accountId())) {
            return Outcome.refused(new Refusal.OwnRights());
        }
        var flaws = flaws(change, newPassword);
        if (!flaws.isEmpty()) {
            return Outcome.refused(new Refusal.Flawed(flaws));
        }
        var changed = stored.get().value().with(stripped(change));
        var version = expectedVersion.orElse(stored.get().version());
        return switch (accounts.save(changed, newPassword.map(hasher::hash), version)) {
            case SaveResult.Saved<Account> saved -> Outcome.done(saved.saved());
            case SaveResult.Stale<Account> stale ->
                Outcome.refused(new Refusal.VersionStale(stale.current().version()));
        };
    }

    private static AccountChange stripped(AccountChange change) {
        return new AccountChange(change.name().map(String::strip), change.role(), change.team(), change.disabled());
    }

    private static boolean mayTouch(AccountId id, Caller caller) {
        return caller.role() == Role.ADMIN || id.equals(caller.accountId());
    }

    private List<Flaw> flaws(AccountChange change, Optional<String> newPassword) {
        var flaws = new FlawCollector();
        change.name().ifPresent(name -> AccountRules.requireName(flaws, name));
        newPassword.ifPresent(password -> AccountRules.requirePassword(flaws, password));
        change.team()
                .flatMap(AccountChange.TeamChange::teamId)
                .ifPresent(team -> flaws.require(teams.find(team).isPresent(), "teamId", "no such team"));
        return flaws.flaws();
    }
}
