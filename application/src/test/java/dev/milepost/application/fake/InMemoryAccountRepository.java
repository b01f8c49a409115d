package dev.milepost.application.fake;

import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.PasswordHash;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.Email;
import dev.milepost.domain.people.TeamId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Accounts and their password hashes in memory. */
public final class InMemoryAccountRepository implements AccountRepository {
    private final VersionedMap<Account> accounts = new VersionedMap<>();
    private final Map<Email, AccountId> byEmail = new HashMap<>();
    private final Map<AccountId, PasswordHash> passwords = new HashMap<>();

    @Override
    public synchronized Added add(Account account, PasswordHash password) {
        if (byEmail.putIfAbsent(account.email(), account.id()) != null) {
            return Added.EMAIL_TAKEN;
        }
        accounts.add(account.id().value(), account);
        passwords.put(account.id(), password);
        return Added.ADDED;
    }

    @Override
    public synchronized Optional<Versioned<Account>> find(AccountId id) {
        return accounts.find(id.value());
    }

    @Override
    public synchronized Optional<Versioned<Account>> find(Email email) {
        return Optional.ofNullable(byEmail.get(email)).flatMap(this::find);
    }

    @Override
    public synchronized Map<AccountId, Account> findAll(Collection<AccountId> ids) {
        return ids.stream()
                .distinct()
                .flatMap(id -> find(id).stream())
                .map(Versioned::value)
                .collect(Collectors.toMap(Account::id, account -> account));
    }

    @Override
    public synchronized Optional<PasswordHash> password(AccountId id) {
        return Optional.ofNullable(passwords.get(id));
    }

    @Override
    public synchronized SaveResult<Account> save(
            Account account, Optional<PasswordHash> newPassword, long expectedVersion) {
        if (!byEmail.getOrDefault(account.email(), account.id()).equals(account.id())) {
            throw new IllegalStateException("the address belongs to another account");
        }
        var result = accounts.save(account.id().value(), account, expectedVersion);
        if (result instanceof SaveResult.Saved<Account>) {
            byEmail.values().remove(account.id());
            byEmail.put(account.email(), account.id());
            newPassword.ifPresent(password -> passwords.put(account.id(), password));
        }
        return result;
    }

    @Override
    public synchronized Page<Versioned<Account>> list(PageRequest page) {
        return accounts.list(page, account -> true);
    }

    @Override
    public synchronized boolean isEmpty() {
        return byEmail.isEmpty();
    }

    @Override
    public synchronized boolean anyOf(TeamId team) {
        return accounts.values().anyMatch(account -> account.teamId().equals(Optional.of(team)));
    }
}
