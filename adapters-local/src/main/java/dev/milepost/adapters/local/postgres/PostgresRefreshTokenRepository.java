package dev.milepost.adapters.local.postgres;

import dev.milepost.application.port.RefreshToken;
import dev.milepost.application.port.RefreshTokenRepository;
import dev.milepost.domain.people.AccountId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Refresh tokens in PostgreSQL. The row of a family is locked while one of its tokens is used, so that uses come one by one. */
public final class PostgresRefreshTokenRepository implements RefreshTokenRepository {
    private final Database database;

    public PostgresRefreshTokenRepository(Database database) {
        this.database = database;
    }

    @Override
    public void add(RefreshToken first) {
        database.transaction(handle -> {
            handle.createUpdate("insert into refresh_families (id, account_id) values (:family, :account)")
                    .bind("family", first.familyId())
                    .bind("account", first.account().value())
                    .execute();
            return insert(handle, first);
        });
    }

    @Override
    public Rotation rotate(String hash, String successorHash, Instant successorExpiresAt, Instant now) {
        return database.transaction(handle -> {
            var presented = lock(handle, hash, now);
            if (presented.isEmpty()) {
                return new Rotation.Unusable();
            }
            var token = presented.get();
            if (token.used()) {
                revoke(handle, token.familyId());
                return new Rotation.Reused(token.familyId());
            }
            handle.createUpdate("update refresh_tokens set used = true where hash = :hash")
                    .bind("hash", hash)
                    .execute();
            var successor = new RefreshToken(successorHash, token.familyId(), token.account(), successorExpiresAt);
            insert(handle, successor);
            return new Rotation.Rotated(successor);
        });
    }

    private static Optional<Presented> lock(Handle handle, String hash, Instant now) {
        // Two steps: what a locking join reads beside the locked row may be as old as the statement.
        var family = handle.createQuery("""
                        select f.id, f.account_id from refresh_families f
                        where f.id = (select family_id from refresh_tokens where hash = :hash) and not f.revoked
                        for update
                        """)
                .bind("hash", hash)
                .map((row, context) -> new Family(row.getString("id"), new AccountId(row.getString("account_id"))))
                .findOne();
        return family.flatMap(
                found -> handle.createQuery("select used from refresh_tokens where hash = :hash and expires_at > :now")
                        .bind("hash", hash)
                        .bind("now", now)
                        .mapTo(Boolean.class)
                        .findOne()
                        .map(used -> new Presented(found.id(), found.account(), used)));
    }

    private record Family(String id, AccountId account) {}

    private record Presented(String familyId, AccountId account, boolean used) {}

    private static int insert(Handle handle, RefreshToken token) {
        return handle.createUpdate(
                        "insert into refresh_tokens (hash, family_id, expires_at) values (:hash, :family, :expires)")
                .bind("hash", token.hash())
                .bind("family", token.familyId())
                .bind("expires", token.expiresAt())
                .execute();
    }

    private static int revoke(Handle handle, String familyId) {
        return handle.createUpdate("update refresh_families set revoked = true where id = :family")
                .bind("family", familyId)
                .execute();
    }

    @Override
    public void revokeFamily(String familyId) {
        database.with(handle -> revoke(handle, familyId));
    }

    @Override
    public void revokeAll(AccountId account, Optional<String> except) {
        database.with(handle -> handle.createUpdate("""
                        update refresh_families set revoked = true
                        where account_id = :account and not revoked and id is distinct from :except::text
                        """)
                .bind("account", account.value())
                .bind("except", except)
                .execute());
    }

    @Override
    public boolean isActive(String familyId, Instant now) {
        return database.with(handle -> handle.createQuery("""
                                select exists (select from refresh_families f where f.id = :family and not f.revoked
                                    and exists (select from refresh_tokens t where t.family_id = f.id and t.expires_at > :now))
                                """)
                .bind("family", familyId)
                .bind("now", now)
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public void removeExpired(Instant now) {
        database.with(handle -> handle.createUpdate("""
                        delete from refresh_families f where not exists
                            (select from refresh_tokens t where t.family_id = f.id and t.expires_at > :now)
                        """).bind("now", now).execute());
    }
}
