package dev.milepost.adapters.local.postgres;

import static java.util.stream.Collectors.toMap;

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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** Accounts in PostgreSQL. The password hash stands in a column that no query for accounts selects. */
public final class PostgresAccountRepository implements AccountRepository {
    private static final String SELECT =
            "select id, version, email, name, role, team_id, disabled, created_at from accounts ";

    private final Database database;

    public PostgresAccountRepository(Database database) {
        this.database = database;
    }

    @Override
    public Added add(Account account, PasswordHash password) {
        var added = database.with(handle -> bind(account, handle.createUpdate("""
                                insert into accounts
                                    (id, version, email, name, role, team_id, disabled, created_at, password_hash)
                                values (:id, 1, :email, :name, :role, :team, :disabled, :createdAt, :password)
                                on conflict (email) do nothing
                                """))
                .bind("createdAt", account.createdAt())
                .bind("password", password.value())
                .execute());
        return added == 1 ? Added.ADDED : Added.EMAIL_TAKEN;
    }

    @Override
    public Optional<Versioned<Account>> find(AccountId id) {
        return database.with(handle -> find(handle, id));
    }

    private static Optional<Versioned<Account>> find(Handle handle, AccountId id) {
        return handle.createQuery(SELECT + "where id = :id")
                .bind("id", id.value())
                .map(PostgresAccountRepository::account)
                .findOne();
    }

    @Override
    public Optional<Versioned<Account>> find(Email email) {
        return database.with(handle -> handle.createQuery(SELECT + "where email = :email")
                .bind("email", email.value())
                .map(PostgresAccountRepository::account)
                .findOne());
    }

    @Override
    public Map<AccountId, Account> findAll(Collection<AccountId> ids) {
        var values = ids.stream().map(AccountId::value).distinct().toArray(String[]::new);
        return database.with(handle -> handle
                .createQuery(SELECT + "where id = any(:ids)")
                .bind("ids", values)
                .map(PostgresAccountRepository::account)
                .stream()
                .map(Versioned::value)
                .collect(toMap(Account::id, account -> account)));
    }

    @Override
    public Optional<PasswordHash> password(AccountId id) {
        return database.with(handle -> handle.createQuery("select password_hash from accounts where id = :id")
                .bind("id", id.value())
                .map((row, context) -> new PasswordHash(row.getString("password_hash")))
                .findOne());
    }

    @Override
    public SaveResult<Account> save(Account account, Optional<PasswordHash> newPassword, long expectedVersion) {
        return database.with(handle -> {
            var saved = bind(account, handle.createUpdate("""
                                    update accounts set version = version + 1, email = :email, name = :name, role = :role,
                                        team_id = :team, disabled = :disabled,
                                        password_hash = coalesce(:password, password_hash)
                                    where id = :id and version = :expected
                                    """))
                    .bind("password", newPassword.map(PasswordHash::value))
                    .bind("expected", expectedVersion)
                    .execute();
            return saved == 1
                    ? new SaveResult.Saved<>(new Versioned<>(account, expectedVersion + 1))
                    : new SaveResult.Stale<>(find(handle, account.id()).orElseThrow());
        });
    }

    @Override
    public Page<Versioned<Account>> list(PageRequest page) {
        var rows = database.with(handle -> handle.createQuery(SELECT + "where id < :after order by id desc limit :rows")
                .bind("after", Keyset.after(page))
                .bind("rows", Keyset.rows(page))
                .map(PostgresAccountRepository::account)
                .list());
        return Keyset.page(rows, page, account -> account.value().id().value());
    }

    @Override
    public boolean isEmpty() {
        return database.with(handle -> handle.createQuery("select not exists (select from accounts)")
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public boolean anyOf(TeamId team) {
        return database.with(handle -> handle.createQuery("select exists (select from accounts where team_id = :team)")
                .bind("team", team.value())
                .mapTo(Boolean.class)
                .one());
    }

    private static <S extends SqlStatement<S>> S bind(Account account, S statement) {
        return statement
                .bind("id", account.id().value())
                .bind("email", account.email().value())
                .bind("name", account.name())
                .bind("role", account.role().name())
                .bind("team", account.teamId().map(TeamId::value))
                .bind("disabled", account.disabled());
    }

    private static Versioned<Account> account(ResultSet row, StatementContext context) throws SQLException {
        var account = new Account(
                new AccountId(row.getString("id")),
                new Email(row.getString("email")),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                Columns.text(row, "team_id").map(TeamId::new),
                row.getBoolean("disabled"),
                Columns.instant(row, "created_at"));
        return new Versioned<>(account, row.getLong("version"));
    }
}
