package dev.milepost.application.people;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.IdSource;
import dev.milepost.application.port.PasswordHasher;
import dev.milepost.application.port.TeamRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.Flaw;
import dev.milepost.domain.FlawCollector;
import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.Email;
import dev.milepost.domain.people.Role;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Lets somebody in. */
public final class CreateAccount {
    private final AccountRepository accounts;
    private final TeamRepository teams;
    private final PasswordHasher hasher;
    private final IdSource ids;
    private final InstantSource clock;

    public CreateAccount(
            AccountRepository accounts,
            TeamRepository teams,
            PasswordHasher hasher,
            IdSource ids,
            InstantSource clock) {
        this.accounts = accounts;
        this.teams = teams;
        this.hasher = hasher;
        this.ids = ids;
        this.clock = clock;
    }

    /** The new account; refused for flaws, or if the e-mail address has an account. */
    public Outcome<Versioned<Account>> create(AccountDraft draft) {
        var flaws = flaws(draft);
        if (!flaws.isEmpty()) {
            return Outcome.refused(new Refusal.Flawed(flaws));
        }
        var account = new Account(
                new AccountId(ids.next()),
                Email.parse(draft.email()).orElseThrow(),
                draft.name().strip(),
                draft.role(),
                draft.teamId(),
                false,
                clock.instant());
        return switch (accounts.add(account, hasher.hash(draft.password()))) {
            case ADDED -> Outcome.done(new Versioned<>(account, 1));
            case EMAIL_TAKEN -> Outcome.refused(new Refusal.EmailTaken());
        };
    }

    /** Makes the first admin where there is no account yet; empty where there is one. */
    public Optional<Outcome<Versioned<Account>>> createFirstAdmin(String email, String password) {
        return accounts.isEmpty()
                ? Optional.of(create(new AccountDraft(email, "Admin", Role.ADMIN, Optional.empty(), password)))
                : Optional.empty();
    }

    private List<Flaw> flaws(AccountDraft draft) {
        var flaws = new FlawCollector();
        AccountRules.requireEmail(flaws, draft.email());
        AccountRules.requireName(flaws, draft.name());
        AccountRules.requirePassword(flaws, draft.password());
        draft.teamId().ifPresent(team -> flaws.require(teams.find(team).isPresent(), "teamId", "no such team"));
        return flaws.flaws();
    }
}
