package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.adapters.aws.dynamodb.DynamoDb.Write;
import dev.milepost.adapters.aws.dynamodb.NewestFirst.Partition;
import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.PasswordHash;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.Email;
import dev.milepost.domain.people.Role;
import dev.milepost.domain.people.TeamId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Accounts in DynamoDB. Beside each account lie an item with its password, so that this travels only when asked for, and one under its
 * e-mail address, which can be there only once.
 */
public final class DynamoDbAccountRepository implements AccountRepository {
    static final String PREFIX = "account#";

    private static final String KIND = "account";
    private static final String TEAM = "team";
    private static final String HASH = "hash";

    private final DynamoDb db;
    private final VersionedItems<Account> accounts;
    private final NewestFirst lists;

    public DynamoDbAccountRepository(DynamoDb db) {
        this.db = db;
        this.accounts = new VersionedItems<>(
                db, Table.PEOPLE, DynamoDbAccountRepository::write, DynamoDbAccountRepository::read);
        this.lists = new NewestFirst(db, Table.PEOPLE);
    }

    @Override
    public Added add(Account account, PasswordHash password) {
        var writes = new Transaction(db)
                .put(Table.PEOPLE, accounts.item(account, 1, VersionedItems.newToken()), Condition.ABSENT)
                .put(Table.PEOPLE, addressItem(account), Condition.ABSENT)
                .put(Table.PEOPLE, passwordItem(account.id(), password))
                .commit();
        return writes.stream().allMatch(Write.Done.class::isInstance) ? Added.ADDED : Added.EMAIL_TAKEN;
    }

    @Override
    public Optional<Versioned<Account>> find(AccountId id) {
        return accounts.find(key(id));
    }

    @Override
    public Optional<Versioned<Account>> find(Email email) {
        return db.get(Table.PEOPLE, addressKey(email)).flatMap(address -> find(new AccountId(address.text(KIND))));
    }

    @Override
    public Map<AccountId, Account> findAll(Collection<AccountId> ids) {
        var keys = ids.stream().map(DynamoDbAccountRepository::key).toList();
        return new Batches(db, Table.PEOPLE)
                .get(keys).stream()
                        .map(DynamoDbAccountRepository::read)
                        .collect(Collectors.toMap(Account::id, Function.identity()));
    }

    @Override
    public Optional<PasswordHash> password(AccountId id) {
        return db.get(Table.PEOPLE, passwordKey(id)).map(item -> new PasswordHash(item.text(HASH)));
    }

    @Override
    public SaveResult<Account> save(Account account, Optional<PasswordHash> newPassword, long expectedVersion) {
        var formerAddress = find(account.id())
                .map(stored -> stored.value().email())
                .filter(email -> !email.equals(account.email()));
        return newPassword.isEmpty() && formerAddress.isEmpty()
                ? accounts.save(account, expectedVersion)
                : save(account, newPassword, formerAddress, expectedVersion);
    }

    private SaveResult<Account> save(
            Account account, Optional<PasswordHash> newPassword, Optional<Email> formerAddress, long expectedVersion) {
        var token = VersionedItems.newToken();
        var item = accounts.item(account, expectedVersion + 1, token);
        var transaction = new Transaction(db).put(Table.PEOPLE, item, VersionedItems.expecting(expectedVersion));
        newPassword.ifPresent(password -> transaction.put(Table.PEOPLE, passwordItem(account.id(), password)));
        formerAddress.ifPresent(former -> transaction
                .delete(Table.PEOPLE, addressKey(former))
                .put(Table.PEOPLE, addressItem(account), Condition.ABSENT));
        var writes = transaction.commit();
        if (writes.getFirst() instanceof Write.Done && writes.stream().anyMatch(Write.Refused.class::isInstance)) {
            throw new IllegalStateException("the address belongs to another account");
        }
        return accounts.result(writes.getFirst(), new Versioned<>(account, expectedVersion + 1), token);
    }

    @Override
    public Page<Versioned<Account>> list(PageRequest page) {
        var all = List.of(Partition.of(Index.LIST, KIND));
        return lists.page(all, PREFIX, page, item -> Optional.of(accounts.read(item)));
    }

    @Override
    public boolean isEmpty() {
        return lists.all(Partition.of(Index.LIST, KIND)).findFirst().isEmpty();
    }

    @Override
    public boolean anyOf(TeamId team) {
        var ofTeam = Condition.of("#team = :team").name("#team", TEAM).text(":team", team.value());
        return lists.all(new Partition(Index.LIST, KIND, Optional.of(ofTeam)))
                .findFirst()
                .isPresent();
    }

    private static Key key(AccountId id) {
        return new Key(PREFIX + id.value(), KIND);
    }

    private static Key passwordKey(AccountId id) {
        return new Key(PREFIX + id.value(), "password");
    }

    private static Key addressKey(Email email) {
        return new Key("email#" + email.value(), "email");
    }

    private static ItemWriter addressItem(Account account) {
        return ItemWriter.at(addressKey(account.email()))
                .text(KIND, account.id().value());
    }

    private static ItemWriter passwordItem(AccountId id, PasswordHash password) {
        return ItemWriter.at(passwordKey(id)).text(HASH, password.value());
    }

    private static ItemWriter write(Account account) {
        return ItemWriter.at(key(account.id()))
                .text(Index.LIST.hash(), KIND)
                .text("email", account.email().value())
                .text("name", account.name())
                .text("role", account.role().name())
                .text(TEAM, account.teamId().map(TeamId::value))
                .flag("disabled", account.disabled())
                .instant("createdAt", account.createdAt());
    }

    private static Account read(ItemReader item) {
        return new Account(
                new AccountId(item.partition().substring(PREFIX.length())),
                new Email(item.text("email")),
                item.text("name"),
                Role.valueOf(item.text("role")),
                item.optionalText(TEAM).map(TeamId::new),
                item.flag("disabled"),
                item.instant("createdAt"));
    }
}
