package dev.milepost.adapters.local.postgres;

import dev.milepost.application.port.PrivacyLog;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.PrivacyEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;

/** The log of what was done with personal data, in PostgreSQL. */
public final class PostgresPrivacyLog implements PrivacyLog {
    private final Database database;

    public PostgresPrivacyLog(Database database) {
        this.database = database;
    }

    @Override
    public void add(PrivacyEntry entry) {
        database.with(handle -> handle.createUpdate("""
                        insert into privacy_log (id, account_id, act, by_account, at, reason)
                        values (:id, :account, :act, :by, :at, :reason)
                        on conflict do nothing
                        """)
                .bind("id", entry.id())
                .bind("account", entry.account().value())
                .bind("act", entry.act().name())
                .bind("by", entry.by().value())
                .bind("at", entry.at())
                .bind("reason", entry.reason())
                .execute());
    }

    @Override
    public List<PrivacyEntry> list(AccountId account) {
        return database.with(
                handle -> handle.createQuery("select * from privacy_log where account_id = :account order by id desc")
                        .bind("account", account.value())
                        .map(PostgresPrivacyLog::entry)
                        .list());
    }

    private static PrivacyEntry entry(ResultSet row, StatementContext context) throws SQLException {
        return new PrivacyEntry(
                row.getString("id"),
                new AccountId(row.getString("account_id")),
                PrivacyEntry.Act.valueOf(row.getString("act")),
                new AccountId(row.getString("by_account")),
                Columns.instant(row, "at"),
                row.getString("reason"));
    }
}
