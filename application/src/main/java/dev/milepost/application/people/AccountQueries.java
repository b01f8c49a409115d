package dev.milepost.application.people;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.Role;

/** Reads accounts. */
public final class AccountQueries {
    private final AccountRepository accounts;

    public AccountQueries(AccountRepository accounts) {
        this.accounts = accounts;
    }

    /** Any account for an admin, its own for anybody else. */
    public Outcome<Versioned<Account>> find(AccountId id, Caller caller) {
        if (caller.role() != Role.ADMIN && !id.equals(caller.accountId())) {
            return Outcome.refused(new Refusal.NotFound());
        }
        return accounts.find(id).map(Outcome::done).orElseGet(() -> Outcome.refused(new Refusal.NotFound()));
    }

    /** All accounts, newest first; for admins. */
    public Page<Versioned<Account>> list(PageRequest page) {
        return accounts.list(page);
    }
}
