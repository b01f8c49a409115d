package dev.milepost.application.port;

import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.Email;
import dev.milepost.domain.people.TeamId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Keeps accounts, and apart from them their password hashes. An e-mail address belongs to one account only. Safe for concurrent use. */
public interface AccountRepository {
    /** Stores a new account as version 1; of two with the same e-mail address, the second is refused. */
    Added add(Account account, PasswordHash password);

    Optional<Versioned<Account>> find(AccountId id);

    Optional<Versioned<Account>> find(Email email);

    /** The accounts of these ids; unknown ids are left out. */
    Map<AccountId, Account> findAll(Collection<AccountId> ids);

    Optional<PasswordHash> password(AccountId id);

    /**
     * Stores the change, with the new password if there is one, if the account still has the expected version. An address that it gives up
     * is free again.
     *
     * @throws RuntimeException if the new address belongs to another account; nothing is stored. Only addresses that nobody else can have
     *     may be given
     */
    SaveResult<Account> save(Account account, Optional<PasswordHash> newPassword, long expectedVersion);

    /** All accounts, newest first. */
    Page<Versioned<Account>> list(PageRequest page);

    /** Whether there is any account at all. */
    boolean isEmpty();

    /** Whether any account belongs to this team. */
    boolean anyOf(TeamId team);

    /** What became of an {@link #add}. */
    enum Added {
        ADDED,
        EMAIL_TAKEN
    }
}
